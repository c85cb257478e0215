import { type Html, html, nothing } from '../../kernel/html.ts';
import type { KnownOfStatistic } from '../../review/public/about-queries.ts';
import { markAddress } from '../../review/public/addresses.ts';
import { decisionsAddress } from '../../review/public/filters.ts';
import { decisionCard } from '../../review/public/list-views.ts';
import { markWords } from '../../review/public/mark.ts';

/** What the review desk says of a statistic; nothing where there is no scheme. */
export function decisionsAbout(statistic: string, known: KnownOfStatistic | null): Html {
  if (known === null) return nothing;
  const { marks, decisions, schemes } = known;
  if (decisions.length === 0) {
    return html`<section class="section"><h2>Decisions of the review desk</h2><p>None is on record. That says nothing about the statistic.</p></section>`;
  }
  return html`<section class="section"><h2>Decisions of the review desk</h2>
${marks.length === 0 ? nothing : html`<ul>${marks.map((mark) => html`<li><a href="${markAddress(mark.scheme.scheme, statistic)}">${mark.scheme.title}</a>: ${markWords(mark)}</li>`)}</ul>`}
<ol class="cards cards--short">${decisions.slice(0, 5).map((one) => html`<li>${decisionCard(one, schemes.get(one.scheme) ?? one.scheme)}</li>`)}</ol>
<p class="section__more"><a href="${decisionsAddress({ statistic: [statistic] })}">All decisions about it</a></p></section>`;
}

/** The latest decisions, for the home page; nothing where there is no scheme. */
export function latestDecisions(
  known: Pick<KnownOfStatistic, 'decisions' | 'schemes'> | null,
): Html {
  if (known === null) return nothing;
  const { decisions, schemes } = known;
  return html`<section class="section"><h2>Recent decisions</h2>
${decisions.length === 0 ? html`<p>No decision has been published yet.</p>` : html`<ol class="cards cards--short">${decisions.map((one) => html`<li>${decisionCard(one, schemes.get(one.scheme) ?? one.scheme)}</li>`)}</ol>`}
<p class="section__more"><a href="/decisions">All decisions</a></p></section>`;
}
