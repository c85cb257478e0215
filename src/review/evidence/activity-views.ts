import { cohortText, exchangeList } from '../../examples/page/exchanges-views.ts';
import { labelOf, labelsText, periodText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { markdown } from '../../kernel/markdown.ts';
import type { Scheme } from '../scheme/schema.ts';
import type { EvidenceFile } from './file-queries.ts';
import { fileList } from './file-views.ts';
import type { EvidenceActivity } from './schema.ts';

/** One activity of the evidence as a reader sees it. `isPapers`: not for everybody. */
export function activityView(
  activity: EvidenceActivity,
  number: number,
  scheme: Scheme,
  given: {
    examples: ReadonlyMap<string, string>;
    files: readonly EvidenceFile[];
    isPapers: boolean;
  },
): Html {
  const { done, represent, came_of_it, changed, not_done, exchanges, answers } = activity;
  const questions = scheme.questions.filter((one) => one.of === 'activity');
  return html`<section class="handed-in__part"><h3>Activity ${number}: ${activity.title ?? 'without a name'}</h3>
${facts(activity, given.examples)}
${told('What was done', done)}
${told('How those who took part represent the people whom the statistics are about', represent)}
${told('What came of it', came_of_it)}
${told('How it changed the statistics', changed)}
<h4>What was asked, said and done</h4>
${exchanges.length === 0 ? html`<p>${notRecorded}</p>` : exchangeList(exchanges, words, () => notRecorded, 'h5')}
${told('What was not done, and why', not_done)}
${questions.map(({ code, label }) => told(label, answers[code] ?? null))}
${given.files.length === 0 ? nothing : html`<h4>Files</h4>${fileList(given.files)}`}
${given.isPapers ? toBePublished(activity) : nothing}
</section>`;
}

const words = { asked: 'Asked', said: 'People said', did: 'What was done' };

function facts(
  { method, mode, start, end, aims, cohorts, example, to_publish }: EvidenceActivity,
  examples: ReadonlyMap<string, string>,
): Html {
  const when = start || end ? periodText({ start, end, ongoing: null, period: null }) : notRecorded;
  return html`<dl class="ledger">
<div class="ledger__row ledger__row--main"><dt>Who took part</dt><dd>${cohorts.length === 0 ? notRecorded : html`<ul>${cohorts.map((cohort) => html`<li>${cohortText(cohort)}</li>`)}</ul>`}</dd></div>
<div class="ledger__row"><dt>Method</dt><dd>${method === null ? notRecorded : labelOf('methods', method)}${mode === null ? nothing : html`, ${labelOf('modes', mode).toLowerCase()}`}</dd></div>
<div class="ledger__row"><dt>When</dt><dd>${when}</dd></div>
<div class="ledger__row"><dt>About</dt><dd>${aims.length === 0 ? notRecorded : labelsText('aims', aims)}</dd></div>
${example === null ? nothing : html`<div class="ledger__row"><dt>In the register</dt><dd><a href="/examples/${example}">${examples.get(example) ?? example}</a></dd></div>`}
${to_publish?.source ? html`<div class="ledger__row"><dt>Public page</dt><dd><a href="${to_publish.source}" rel="nofollow noopener">${to_publish.source_title ?? to_publish.source}</a></dd></div>` : nothing}
</dl>`;
}

function toBePublished({ to_publish }: EvidenceActivity): Html {
  if (to_publish === null) return nothing;
  return html`<h4>To be put into the register as an example, with the decision</h4>
<dl class="ledger"><div class="ledger__row"><dt>Title</dt><dd>${to_publish.title ?? notRecorded}</dd></div>
<div class="ledger__row"><dt>Summary</dt><dd>${to_publish.summary ?? notRecorded}</dd></div></dl>`;
}

function told(heading: string, text: string | null): Html {
  return html`<h4>${heading}</h4>${text === null ? html`<p>${notRecorded}</p>` : html`<div class="prose">${markdown(text, 5)}</div>`}`;
}

const notRecorded = html`<span class="not-recorded">Not recorded</span>`;
