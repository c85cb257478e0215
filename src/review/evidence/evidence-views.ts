import { labelOf } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { markdown } from '../../kernel/markdown.ts';
import type { Scheme } from '../scheme/schema.ts';
import { activityView } from './activity-views.ts';
import type { EvidenceFile } from './file-queries.ts';
import { fileList } from './file-views.ts';
import type { Evidence } from './schema.ts';

/** Who reads the evidence: who has the papers of an application, or everybody. */
export type Audience = 'papers' | 'public';

export interface EvidenceOptions {
  audience: Audience;
  /** Titles of the examples that are cited, by slug; a slug stands for itself where it is not named. */
  examples?: ReadonlyMap<string, string>;
  /** For `papers` only. */
  files?: readonly EvidenceFile[];
}

/**
 * The whole evidence as a reader sees it, in sections with `h3`: it stands under an `h2`. What is not
 * recorded says so. `public` leaves out contact and files.
 */
export function evidenceView(evidence: Evidence, scheme: Scheme, options: EvidenceOptions): Html {
  const { audience, files = [] } = options;
  const { profile, profile_reason, purpose, plain_summary, credit, contact } = evidence;
  const isPapers = audience === 'papers';
  const questions = scheme.questions.filter((one) => one.of === 'application');
  return html`<div class="handed-in">
<section class="handed-in__part"><h3>About the statistic and why</h3>
<dl class="ledger">
${row('Public-interest profile', profile === null ? null : labelOf('profiles', profile))}
${credit === null && !isPapers ? nothing : row('Credit', credit ?? 'None asked for')}
${isPapers ? row('Who answers for it', contact, 'Not published.') : nothing}
</dl>
<h4>Why it has that profile</h4>${proseOr(profile_reason)}
<h4>What is applied for, and why now</h4>${proseOr(purpose)}</section>
<section class="handed-in__part"><h3>The plain-language summary that participants were shown</h3>${proseOr(plain_summary)}</section>
${evidence.activities.length === 0 ? html`<section class="handed-in__part"><h3>Activities</h3>${proseOr(null)}</section>` : nothing}
${evidence.activities.map((activity, index) =>
  activityView(activity, index + 1, scheme, {
    examples: options.examples ?? new Map(),
    files: isPapers ? files.filter((file) => file.activity === activity.key) : [],
    isPapers,
  }),
)}
<section class="handed-in__part"><h3>What was not done, and why</h3>${proseOr(evidence.not_done)}</section>
${questions.length === 0 ? nothing : html`<section class="handed-in__part"><h3>Other questions of the scheme</h3>${questions.map(({ code, label }) => html`<h4>${label}</h4>${proseOr(evidence.answers[code] ?? null, 5)}`)}</section>`}
${isPapers ? otherFiles(evidence, files) : nothing}
</div>`;
}

function otherFiles({ activities }: Evidence, files: readonly EvidenceFile[]): Html {
  const others = files.filter((file) => !activities.some(({ key }) => key === file.activity));
  if (others.length === 0) return nothing;
  return html`<section class="handed-in__part"><h3>Files</h3>${fileList(others)}</section>`;
}

function row(label: string, value: string | null, note?: string): Html {
  return html`<div class="ledger__row"><dt>${label}</dt><dd>${value ?? notRecorded}${note ? html`<p class="ledger__note">${note}</p>` : nothing}</dd></div>`;
}

function proseOr(text: string | null, heading = 5): Html {
  return text === null
    ? html`<p>${notRecorded}</p>`
    : html`<div class="prose">${markdown(text, heading)}</div>`;
}

const notRecorded = html`<span class="not-recorded">Not recorded</span>`;
