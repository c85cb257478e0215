import { govukInput } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type ActForm, type ActPage, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { applicationAddress, decisionReference } from '../acts/addresses.ts';
import { typedView, wordsField } from '../acts/words-views.ts';
import type { Review } from '../applications/hub-queries.ts';
import { lastDecision } from '../course/standing.ts';
import { draftLetter } from '../letters/letter.ts';
import { conditionList } from './advice-views.ts';
import { toBePublished } from './example.ts';
import { listPublished } from './publication-queries.ts';

/** The final letter: the moment at which a decision takes effect and is published. */
export const letterForm: ActForm = {
  what: 'letter',
  title: 'Send the final letter',
  button: 'Send the letter and publish the decision',
  final: true,
  lead: () =>
    html`<div class="notice notice--attention"><p><b>This letter is the moment at which the decision takes effect.</b> When you send it, the applicant gets it by e-mail and the decision is published. Neither can be taken back.</p></div>`,
  fields: async (page, review) => {
    const problem = wrong(page, 'subject');
    return html`<section class="section"><h2>The letter</h2>
<p class="quiet">Drafted from the scheme’s template. Change what needs changing.</p>
${govukInput({
  name: 'subject',
  label: { text: 'Subject', classes: 'govuk-label--s' },
  value: typedOr(page, 'subject', drafted(page).subject),
  ...(problem && { errorMessage: problem }),
})}
${wordsField(page, 'The letter', { rows: 18, first: drafted(page).words })}</section>
${await publishedView(page, review)}`;
  },
  read: (form) => ({ subject: wordsOf(form, 'subject') ?? '', words: wordsOf(form) ?? '' }),
};

function drafted({ application, names, site }: ActPage): { subject: string; words: string } {
  // Somebody sends a letter where nothing is decided, or no longer: the rule says so, not this.
  if (!lastDecision(application.standing)) return { subject: '', words: '' };
  const { statistic, producer } = application;
  const named = {
    statistic: names.statistics.get(statistic)?.title ?? statistic,
    producer: names.organisations.get(producer)?.name ?? producer,
  };
  return draftLetter(application, named, site.url);
}

/** What everybody can read from that moment on, and what nobody can. */
async function publishedView(page: ActPage, { site }: Review): Promise<Html> {
  const { application, evidence } = page;
  const { reference, scheme, standing } = application;
  const decision = lastDecision(standing);
  if (!decision) return nothing;
  const { outcome, reasons, differs, conditions, refused_for } = decision.details;
  const advised = decision.advice.details.outcome;
  const published = await listPublished(site.db, [application.id]);
  const before = new Set(published.map(({ activity }) => activity));
  const examples = evidence ? toBePublished(evidence).filter(({ key }) => !before.has(key)) : [];
  const refusals = scheme.refusal_reasons.filter(({ code }) => refused_for.includes(code));
  return html`<section class="section section--ruled"><h2>What is published with it</h2>
<p><a href="${applicationAddress(reference, 'letter/preview')}">See the decision’s page as it will be published</a>, at /decisions/${decisionReference(reference, decision.number)}.</p>
<h3>The decision: ${scheme.outcomes[outcome].label}</h3>
${typedView(reasons)}
${refusals.length === 0 ? nothing : html`<ul>${refusals.map(({ label }) => html`<li>${label}</li>`)}</ul>`}
${
  outcome === advised
    ? html`<p>The panel had advised the same.</p>`
    : html`<p><b>It differs from the panel’s advice</b>, which was “${scheme.outcomes[advised].label}”. That is published too.</p>${differs === null ? nothing : typedView(differs)}`
}
${conditions.length === 0 ? nothing : html`<h3>Conditions</h3>${conditionList(conditions)}`}
<h3>From the panel</h3><p>The lay and the expert view, each member’s view, who was there, and the interests that were declared, with the names of members who accepted that theirs is published.</p>
<h3>From the application</h3><p>Route, dates and the count of days; the evidence without its files and without who answers for it${evidence?.credit ? html`; the credit “${evidence.credit}”` : nothing}.</p>
<h3>Activities that become examples of the register</h3>
${
  examples.length === 0
    ? html`<p>None.</p>`
    : html`<ul>${examples.map(({ title, to_publish }) => html`<li><b>${to_publish?.title ?? title ?? 'Without a title'}</b>${to_publish?.source ? html`, with its source <a href="${to_publish.source}" rel="nofollow noopener">${to_publish.source_title ?? to_publish.source}</a>` : nothing}${to_publish?.summary ? html`<br>${to_publish.summary}` : nothing}</li>`)}</ul>
<p class="quiet">Each says that the producer coded it and that it rests on the producer’s own report.</p>`
}
<p>The letter itself is not published.</p></section>`;
}
