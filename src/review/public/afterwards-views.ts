import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { PublicDecisionDetails } from './schema.ts';
import { paragraphsOf } from './wording.ts';

/** What has come of a decision since, the oldest first within each sort. */
export function afterwardsSection(decision: PublicDecisionDetails): Html {
  const { amendments, suspensions, cancelled, withdrawn, appeal } = decision;
  const parts = [
    ...amendments.map(({ changes, decided, outcome, reasons }) =>
      event(
        decided,
        `Amendment ${outcome}: ${changes.map(({ label }) => label.toLowerCase()).join(', ')}`,
        reasons,
      ),
    ),
    ...suspensions.flatMap(({ from, reasons, until, why_lifted }) => [
      event(from, 'The mark was suspended', reasons),
      ...(until === null ? [] : [event(until, 'The suspension was lifted', why_lifted)]),
    ]),
    ...(cancelled ? [event(cancelled.on, 'The mark was cancelled', cancelled.reasons)] : []),
    ...(withdrawn ? [event(withdrawn, 'The producer gave the mark back', null)] : []),
    ...(appeal ? [event(appeal.filed, 'The applicant appealed', null)] : []),
    ...(appeal?.heard
      ? [
          event(
            appeal.heard,
            appeal.outcome === 'upheld'
              ? 'The appeal was upheld: the decision is made again'
              : 'The appeal was dismissed',
            appeal.reasons,
          ),
        ]
      : []),
  ];
  if (parts.length === 0) return nothing;
  return html`<section class="section section--ruled"><h2>What has come of it since</h2>
<ol class="history">${parts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ html: drawn }) => drawn)}</ol></section>`;
}

function event(on: string, what: string, reasons: string | null): { on: string; html: Html } {
  return {
    on,
    html: html`<li class="history__item"><p class="history__when"><time datetime="${on}">${whenText(on)}</time></p>
<p class="history__what">${what}</p>${reasons === null ? nothing : html`<div class="prose">${paragraphsOf(reasons).map((one) => html`<p>${one}</p>`)}</div>`}</li>`,
  };
}
