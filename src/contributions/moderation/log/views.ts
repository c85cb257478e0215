import { whenText } from '../../../examples/wording.ts';
import { type Html, html } from '../../../kernel/html.ts';
import { answerTimeText } from '../../door/wording.ts';
import { reasonLabel } from '../wording.ts';
import { outcomesChart } from './chart-views.ts';
import type { ModerationLog, Month } from './schema.ts';

/** What became of what people sent: numbers, and nothing of anybody. */
export function logView(log: ModerationLog): Html {
  return html`<header class="page-head"><h1>What became of contributions</h1>
<p class="lead">What came in, what the editors decided and how long it took. It holds nothing that anybody wrote, and nothing of who they are.</p></header>
<section class="section"><h2>Now</h2><dl class="ledger">
${row('Waiting for an editor', waitingText(log))}
${row('Waiting for a contributor’s answer', figure(log.asked))}
${row('Set aside as suspected spam', figure(log.set_aside))}
${row('How long answers take', html`${answerTimeText(log.answer_time)}`)}
</dl></section>
<section class="section"><h2>By month</h2>
${log.months.length === 0 ? html`<p class="empty">Nothing has come in yet.</p>` : html`${outcomesChart(log.months)}${monthsTable(log.months)}`}</section>
<section class="section"><h2>Why contributions were declined</h2>
${log.reasons.length === 0 ? html`<p class="empty">None was declined.</p>` : reasonsTable(log)}
<p class="section__more"><a href="/moderation-policy">How the editors decide</a></p></section>`;
}

function waitingText({ waiting, oldest_waiting_days: days }: ModerationLog): Html {
  if (days === null) return figure(waiting);
  const oldest =
    days < 1
      ? 'the oldest since today'
      : `the oldest for ${days === 1 ? 'one day' : `${days} days`}`;
  return html`${figure(waiting)}, ${oldest}`;
}

const columns: { key: Exclude<keyof Month, 'month' | 'median_days'>; label: string }[] = [
  { key: 'received', label: 'Received' },
  { key: 'accepted', label: 'Accepted' },
  { key: 'accepted_in_part', label: 'In part' },
  { key: 'declined', label: 'Declined' },
  { key: 'merged', label: 'Joined' },
  { key: 'withdrawn', label: 'Withdrawn' },
  { key: 'set_aside', label: 'Set aside' },
  { key: 'restored', label: 'Put back' },
];

function monthsTable(months: readonly Month[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Contributions by month"><table class="table">
<caption class="govuk-visually-hidden">Contributions by month</caption>
<thead><tr><th scope="col">Month</th>${columns.map(({ label }) => html`<th scope="col" class="table__number">${label}</th>`)}<th scope="col" class="table__number">Half answered within</th></tr></thead>
<tbody>${months.map(
    (month) =>
      html`<tr><th scope="row" class="outcomes__month">${whenText(month.month)}</th>${columns.map(({ key }) => html`<td class="table__number">${month[key].toLocaleString('en-GB')}</td>`)}<td class="table__number">${daysText(month.median_days)}</td></tr>`,
  )}</tbody></table></div>
<p class="quiet small">“Joined” were sent by several people and dealt with together. “Set aside” looked like spam; “put back” had been set aside wrongly. Outcomes stand in the month of the decision.</p>`;
}

function daysText(days: number | null): string {
  if (days === null) return 'No answer';
  return days === 1 ? 'one day' : `${days} days`;
}

function reasonsTable({ reasons }: ModerationLog): Html {
  return html`<table class="table"><caption class="govuk-visually-hidden">Reasons for declining</caption>
<thead><tr><th scope="col">Reason</th><th scope="col" class="table__number">Times</th></tr></thead>
<tbody>${reasons.map(({ code, count }) => html`<tr><th scope="row">${reasonLabel(code)}</th><td class="table__number">${count.toLocaleString('en-GB')}</td></tr>`)}</tbody></table>`;
}

function figure(count: number): Html {
  return html`<span class="figure">${count.toLocaleString('en-GB')}</span>`;
}

function row(label: string, value: Html): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value}</dd></div>`;
}
