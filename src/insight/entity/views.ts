import { listAddress } from '../../examples/filters.ts';
import { followAddress } from '../../examples/following.ts';
import { newExampleAddress } from '../../examples/invitation.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { kindMark } from '../../kernel/tally.ts';
import type { Knowledge, LabelledCount } from './knowledge.ts';

export interface EntityPage {
  /** What sort of thing it is: "Method". */
  kicker: string;
  title: string;
  lead: string | null;
  known: Knowledge;
  /** Cards of the first examples. */
  cards: readonly Html[];
  /** Rows of the ledger before the counts. */
  rows?: readonly Html[];
  /** What stands below the title, across the whole page. */
  first?: Html;
  /** What stands between the head and the examples. */
  before?: Html;
}

/** One organisation, statistic, topic, method or stage: what is known of it, and its examples. */
export function entityView({
  kicker,
  title,
  lead,
  known,
  cards,
  rows,
  first,
  before,
}: EntityPage): Html {
  return html`<header class="page-head">
  <p class="page-head__kicker">${kicker}</p>
  <h1>${title}</h1>
  ${lead === null ? nothing : html`<p class="lead">${lead}</p>`}
  ${first ?? nothing}
</header>
<div class="columns">
<aside class="columns__side" aria-label="In short"><dl class="ledger">
${rows ?? nothing}
${known.total === 0 ? ledgerRow('Examples', html`Nothing on record`) : counts(known)}
</dl></aside>
<div class="columns__main">
${before ?? nothing}
<section class="section"><h2>Examples</h2>
${known.total === 0 ? nothingYet : examples(known, cards)}
<p class="quiet small"><a href="${followAddress({ [known.facet]: [known.code] })}" rel="nofollow">Follow by e-mail</a>: a mail when these examples change.</p>
</section>
</div>
</div>`;
}

export function ledgerRow(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}

const nothingYet = html`<div class="empty"><p>Nothing on record.</p>
<p>That may be so in the world, or only here. <a class="do-you-know" href="${newExampleAddress(null)}">Do you know of an example?</a></p></div>`;

function counts(known: Knowledge): Html {
  const { total, years, kinds, involved, levels } = known;
  const { first = 0, last = 0 } = years ?? {};
  return html`${ledgerRow('Examples', html`<b class="ledger__figure">${total}</b>`)}
${ledgerRow('Years', html`${years === null ? 'Not recorded' : first === last ? first : `${first} to ${last}`}`)}
${ledgerRow('Kinds', countList(known, 'kind', kinds))}
${ledgerRow('Who was involved or concerned', countList(known, 'involved', involved))}
${ledgerRow('How far people had a say', countList(known, 'level', levels))}`;
}

function countList({ facet, code }: Knowledge, by: string, counts: LabelledCount[]): Html {
  if (counts.length === 0) return html`<span class="not-recorded">Not recorded</span>`;
  return html`<ul class="plain">${counts.map((one) => {
    const address = listAddress({ [facet]: [code], [by]: [one.code] });
    return html`<li>${by === 'kind' ? html`<span class="kind kind--${one.code}">${kindMark(one.code)}</span> ` : nothing}<a href="${address}">${one.label}</a> <span class="index__count">${one.count}</span></li>`;
  })}</ul>`;
}

function examples({ facet, code, total }: Knowledge, cards: readonly Html[]): Html {
  const address = listAddress({ [facet]: [code] });
  return html`<ol class="cards">${cards.map((card) => html`<li>${card}</li>`)}</ol>
<p class="section__more"><a href="${address}">${total > cards.length ? `All ${total} examples` : 'Search and filter these examples'}</a></p>`;
}
