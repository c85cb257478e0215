import { fieldLabel } from '../../examples/page/field-text.ts';
import { govukSelect } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { referencePart } from '../addresses.ts';
import { kindNames } from '../door/wording.ts';
import type { StoredContribution } from '../queries.ts';
import { type ContributionState, kinds, states } from '../schema.ts';
import type { Previous } from './queries.ts';
import type { QueueFilters } from './schema.ts';
import { addressEndText, ageText, stateNames } from './wording.ts';

export interface QueuePage {
  filters: QueueFilters;
  items: readonly StoredContribution[];
  next: string | null;
  previous: Previous | null;
  /** When those that wait lose their address if nobody decides, by id. */
  addressEnds: ReadonlyMap<number, Date>;
  counts: ReadonlyMap<ContributionState, number>;
  /** What those that are about something are about, by reference. */
  titles: ReadonlyMap<string, string>;
  /** Names of colleagues by id. */
  names: ReadonlyMap<string, string>;
  now: Date;
}

/** What waits for the editors, and what became of the rest. */
export function queueView(page: QueuePage): Html {
  const { filters, items, counts } = page;
  const waiting = counts.get('waiting') ?? 0;
  return html`<header class="page-head"><h1>Contributions</h1>
<p class="lead">${waiting === 0 ? 'Nothing waits for an editor.' : `${waiting.toLocaleString('en-GB')} ${waiting === 1 ? 'waits' : 'wait'} for an editor, the oldest first.`}</p></header>
<nav aria-label="State"><ul class="actions queue__states">${states.map((state) => stateLink(page, state))}</ul></nav>
${filterForm(filters)}
<h2 class="govuk-visually-hidden">${stateNames[filters.state]}</h2>
${items.length === 0 ? html`<p class="empty">Nothing here.</p>` : html`<ul class="queue">${items.map((item) => itemView(page, item))}</ul>`}
${pagesView(page)}
<ul class="actions"><li><a href="/moderation/drafts">Drafts of examples</a></li><li><a href="/moderation/log">The public log of outcomes</a></li></ul>`;
}

function pagesView({ filters, next, previous }: QueuePage): Html {
  if (!next && !previous) return nothing;
  const link = (rel: string, after: string | null, text: string) => {
    const at = after === null ? undefined : referencePart(after);
    return html`<li><a rel="${rel}" href="${queueAddress({ ...filters, after: at })}">${text}</a></li>`;
  };
  return html`<nav aria-label="Pages"><ul class="actions">${previous ? link('prev', previous.after, 'Previous') : nothing}${next ? link('next', next, 'Next') : nothing}</ul></nav>`;
}

function stateLink({ filters, counts }: QueuePage, state: ContributionState): Html {
  const count = (counts.get(state) ?? 0).toLocaleString('en-GB');
  const here = state === filters.state ? html` aria-current="page"` : nothing;
  const address = queueAddress({ ...filters, state, after: undefined });
  return html`<li><a href="${address}"${here}>${stateNames[state]} <span class="figure">${count}</span></a></li>`;
}

function filterForm({ state, kind, who }: QueueFilters): Html {
  return html`<form class="queue__filters" action="/moderation">
<input type="hidden" name="state" value="${state}">
${govukSelect({
  name: 'kind',
  label: { text: 'What' },
  items: [
    { value: '', text: 'Everything' },
    ...kinds
      .filter((one) => one !== 'concern')
      .map((one) => ({ value: one, text: kindNames[one] })),
  ],
  value: kind ?? '',
})}
${govukSelect({
  name: 'who',
  label: { text: 'Who is on it' },
  items: [
    { value: '', text: 'Anybody or nobody' },
    { value: 'mine', text: 'Me' },
    { value: 'nobody', text: 'Nobody' },
  ],
  value: who === 'anybody' ? '' : (who ?? ''),
})}
<button class="button button--quiet">Show</button></form>`;
}

function itemView({ titles, names, now, addressEnds }: QueuePage, item: StoredContribution): Html {
  const { reference, kind, title, field, text, received, claimed_by, suspicions } = item;
  const name = title ?? titles.get(reference) ?? 'About nothing in the register';
  const claimed = claimed_by === null ? 'nobody is on it' : (names.get(claimed_by) ?? 'somebody');
  const ending = addressEndText(addressEnds.get(item.id), now);
  return html`<li class="queue__item">
<h3 class="queue__title"><a href="/moderation/${referencePart(reference)}"><bdi>${name}</bdi></a></h3>
<ul class="facts"><li>${kindNames[kind]}${field ? html`: ${fieldLabel(field)}` : nothing}</li><li>${ageText(received, now)}</li><li>${claimed_by === null ? claimed : `with ${claimed}`}</li>${suspicions === '[]' ? nothing : html`<li>looked like spam</li>`}${ending ? html`<li><b>${ending}</b></li>` : nothing}<li>${reference}</li></ul>
<p class="queue__text quiet" dir="auto">${opening(text)}</p></li>`;
}

function opening(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 160).replace(/\s\S*$/, '')} …`;
}

/** The queue's address with these filters. */
export function queueAddress({ state, kind, who, after }: QueueFilters): string {
  const query = new URLSearchParams({
    ...(state !== 'waiting' && { state }),
    ...(kind && { kind }),
    ...(who && who !== 'anybody' && { who }),
    ...(after && { after }),
  });
  return query.size === 0 ? '/moderation' : `/moderation?${query}`;
}
