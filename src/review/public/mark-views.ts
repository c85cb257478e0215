import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { concernAddress, decisionAddress, markAddress, schemeAddress } from './addresses.ts';
import { type Mark, markWords } from './mark.ts';
import { bodyText, standingMeanings, statusLabels, statusMeanings } from './wording.ts';

/** What a mark means and does not mean, how it stands now, and how to show it elsewhere. */
export function markView(mark: Mark, siteUrl: string): Html {
  const { scheme, statistic, title, status, decided, next_review, decision } = mark;
  const address = markAddress(scheme.scheme, statistic);
  const drawing = markAddress(scheme.scheme, statistic, 'svg');
  return html`<header class="page-head"><p class="page-head__kicker">${scheme.title}</p>
<h1>${title}</h1>
<p class="lead">${status === 'none' ? 'No mark was given under this scheme.' : `${markWords(mark)}. ${statusMeanings[status]}`}</p>
${scheme.invented ? html`<div class="notice"><p>The scheme and its body are invented. No such body exists.</p></div>` : nothing}</header>
<div class="columns">
<aside class="columns__side" aria-label="In short">
<p><img class="mark-drawing" src="${drawing}" width="320" height="96" alt="${scheme.title}: ${markWords(mark)}"></p>
<dl class="ledger">
${row('Mark now', html`${statusLabels[status]}`)}
${decided === null ? nothing : row('Decided', html`${whenText(decided)}`)}
${next_review === null ? nothing : row('Next review', html`${whenText(next_review)}`)}
${row('Statistic', html`<a href="/statistics/${statistic}">${title}</a>`)}
${row('Scheme', html`<a href="${schemeAddress(scheme.scheme)}">${scheme.title}</a><p class="ledger__note">${bodyText(scheme)}</p>`)}
${decision === null ? nothing : row('Decision', html`<a href="${decisionAddress(decision)}">${decision.toUpperCase()}</a>`)}
</dl></aside>
<div class="columns__main">
<section class="section"><h2>What the mark means, and what it does not</h2><p>${scheme.means}</p><p>${standingMeanings[scheme.standing]}</p></section>
${
  status === 'none'
    ? nothing
    : html`<section class="section section--ruled"><h2>Show it on a page of yours</h2>
<p>The drawing is made afresh whenever it is asked for, so it says by itself when a review is overdue, or the mark has lapsed, is suspended or has ended. Do not keep a copy of it.</p>
<pre tabindex="0"><code>${snippet(mark, siteUrl + address, siteUrl + drawing)}</code></pre></section>
<section class="section section--ruled"><h2>Is something wrong?</h2>
<p>Anybody may raise a concern about this mark. It goes to the advice team, who answer.</p>
<p><a class="button" href="${concernAddress('mark', `${scheme.scheme}/${statistic}`)}" rel="nofollow">Raise a concern</a></p></section>`
}
</div></div>`;
}

// Its words say nothing of the status: they stay on somebody's page when the status has changed.
function snippet({ scheme, title }: Mark, page: string, drawing: string): string {
  const alt = String(html`${scheme.title} of ${title}: how it stands now`);
  return `<a href="${page}"><img src="${drawing}" width="320" height="96" alt="${alt}"></a>`;
}

function row(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}
