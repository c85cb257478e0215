import { comparedTexts, type Run } from '../../examples/page/differences.ts';
import { fieldLabel, fieldText } from '../../examples/page/field-text.ts';
import { runsView } from '../../examples/page/history-views.ts';
import { type PublicExample, publicExample } from '../../examples/public.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import type { DeskPage } from './desk-page.ts';
import { isWordField } from './parts.ts';
import { lines } from './sent-views.ts';

/** The example as it stands, beside what was sent: one fact as a difference, or all of them. */
export function standingView(page: DeskPage): Html {
  const { stored, contribution } = page;
  if (!stored) return nothing;
  const example = publicExample(stored, page.registerNames, page.siteUrl);
  const { field } = contribution;
  const fact = field && field in example ? (field as keyof PublicExample) : null;
  return html`<section class="section"><h2>As the register has it</h2>
<p><a href="/examples/${stored.slug}">${example.title}</a>, revision ${stored.revision}.</p>
${seenNotice(page)}
${fact ? factView(page, example, fact) : nothing}
<details class="queue__facts"><summary>${fact ? 'All other facts' : 'Every fact'}</summary>${allFacts(example, fact)}</details></section>`;
}

function seenNotice({ seen, stored, contribution, registerNames, siteUrl }: DeskPage): Html {
  if (!seen || !stored) return nothing;
  const { field } = contribution;
  const text = (one: typeof seen) => {
    const example = publicExample(one, registerNames, siteUrl);
    return field && field in example ? fieldText(example, field as keyof PublicExample) : null;
  };
  const same = field !== null && text(seen) === text(stored);
  return html`<p class="notice">The contributor saw revision ${seen.revision}. ${same ? 'This fact has not changed since.' : html`It has been revised since: see <a href="/examples/${stored.slug}/history">what changed</a>.`}</p>`;
}

function factView(
  { contribution }: DeskPage,
  example: PublicExample,
  field: keyof PublicExample,
): Html {
  const now = fieldText(example, field);
  const sent = contribution.text;
  const { before, after } = comparedTexts(now, sent);
  const marked = isWordField(field) && now !== null && sharesWords(before, now, sent);
  return html`<dl class="ledger queue__compared">
<div class="ledger__row"><dt>${fieldLabel(field)} now</dt><dd>${marked ? html`<p>${runsView(before)}</p>` : now === null ? html`<span class="not-recorded">Not recorded</span>` : lines(now)}</dd></div>
<div class="ledger__row"><dt>What was sent</dt><dd>${marked ? html`<p>${runsView(after)}</p><p class="ledger__note">Words that differ: [taken out], +put in+.</p>` : lines(sent)}</dd></div></dl>`;
}

/** Two texts that have little in common are not a text and its new wording: marks would only confuse. */
function sharesWords(before: readonly Run[] | null, now: string, sent: string): boolean {
  const shared = (before ?? [])
    .filter((run) => run.in === 'both')
    .reduce((sum, run) => sum + run.text.trim().length, 0);
  return shared > Math.min(now.length, sent.length) / 3;
}

const ofTheRegister = new Set(['slug', 'url', 'revision', 'published', 'updated', 'licence']);

function allFacts(example: PublicExample, but: string | null): Html {
  const fields = (Object.keys(example) as (keyof PublicExample)[]).filter(
    (field) => field !== but && !ofTheRegister.has(field) && !field.endsWith('_slug'),
  );
  const rows = fields.map((field) => {
    const text = fieldText(example, field);
    return html`<div class="ledger__row"><dt>${fieldLabel(field)}</dt><dd>${text === null ? html`<span class="not-recorded">Not recorded</span>` : lines(text)}</dd></div>`;
  });
  return html`<div class="queue__scroll" tabindex="0" role="region" aria-label="The example’s facts"><dl class="ledger">${rows}</dl></div>`;
}
