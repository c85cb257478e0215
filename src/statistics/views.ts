import type { Problem } from '../kernel/errors.ts';
import { type Html, html, nothing } from '../kernel/html.ts';
import { summaryOf } from '../people/problem-views.ts';
import type { SignedIn } from '../people/schema.ts';
import { formKeyField } from '../people/signed-in.ts';
import type { Organisation } from '../vocabulary/authorities/schema.ts';
import { statisticForm } from './form-views.ts';
import type { StatisticDetails } from './schema.ts';
import { type Merged, questions, type TypedStatistic } from './typed.ts';

export interface StatisticForm {
  person: SignedIn;
  typed: TypedStatistic;
  problems: readonly Problem[];
  /** Whom one may name as the producer; null where that is not for this person. */
  producers: ReadonlyMap<string, Organisation> | null;
  /** The producer that is recorded, where one is. */
  producer: Organisation | null;
}

/** The form that edits a statistic. `opened`: what was recorded when it was opened, for joining two edits. */
export function editingView(
  { slug, title, lock }: StatisticDetails,
  opened: TypedStatistic,
  form: StatisticForm,
  meanwhile: Html,
): Html {
  return html`${meanwhile}${summaryOf(form.problems)}
<header class="page-head"><p class="page-head__kicker">Edit a statistic</p><h1>${title}</h1>
<p class="lead">What you save is published at once. What is not known stays empty: the page then says “not recorded”.</p>
${form.producers === null ? producerLine(form.producer) : nothing}</header>
<form method="post" action="/statistics/${slug}/editing" novalidate>${formKeyField(form.person)}
<input type="hidden" name="lock" value="${lock}">
<input type="hidden" name="opened" value="${JSON.stringify(opened)}">
${statisticForm(form.typed, form.problems, form.producers)}
<p class="editing__end"><button class="button">Save and publish</button> <a href="/statistics/${slug}">Leave it as it is</a></p>
</form>`;
}

/** The form that adds a statistic of a producer. */
export function addingView(producer: Organisation, form: StatisticForm): Html {
  return html`${summaryOf(form.problems)}
<header class="page-head"><p class="page-head__kicker">${producer.name}</p><h1>Add a statistic</h1>
<p class="lead">Look first whether <a href="/statistics">it is in the register</a> already. Only the title is needed; what is not known stays empty.</p></header>
<form method="post" action="/organisations/${producer.slug}/statistics" novalidate>${formKeyField(form.person)}
${statisticForm(form.typed, form.problems, null)}
<p class="editing__end"><button class="button">Add and publish</button> <a href="/organisations/${producer.slug}/statistics">Back to the list</a></p>
</form>`;
}

/** Somebody saved the same statistic since the form was opened. Nothing of either is lost. */
export function savedMeanwhile({ taken, both }: Merged, theirs: TypedStatistic): Html {
  return html`<div class="notice" role="alert"><h2>Somebody changed this since you opened it</h2>
<p>Nothing of yours is saved yet, and nothing is lost: it is in the form below. Check it, and save again.</p>
${taken.length === 0 ? nothing : html`<p>Changed by them, and now in your form: ${taken.map(({ label }) => label.toLowerCase()).join(', ')}.</p>`}
${
  both.length === 0
    ? nothing
    : html`<p>Changed by both of you. Yours is in the form; they have saved:</p><dl class="ledger">${both.map(
        ({ label, inputs }) =>
          html`<div class="ledger__row"><dt>${label}</dt><dd>${
            inputs
              .map((name) => theirs[name] ?? '')
              .filter(Boolean)
              .join(', ') || 'Not recorded'
          }</dd></div>`,
      )}</dl>`
}</div>`;
}

/** A producer's statistics, for its people. */
export function producerView(
  producer: Organisation,
  statistics: readonly StatisticDetails[],
): Html {
  const address = `/organisations/${producer.slug}/statistics`;
  return html`<header class="page-head"><p class="page-head__kicker"><a href="/organisations/${producer.slug}">${producer.name}</a></p><h1>Statistics</h1>
<p class="lead">What the register holds of the statistics that ${producer.name} produces, for its people to keep right.</p></header>
${
  statistics.length === 0
    ? html`<div class="empty"><p>No statistic is recorded as produced by ${producer.name}.</p>
<p>One that is <a href="/statistics">in the register</a> already may lack its producer: an editor can add that. If it is not there, add it.</p></div>`
    : html`<ul class="index">${statistics.map(item)}</ul>`
}
<p><a class="button" href="${address}/new">Add a statistic</a></p>`;
}

function item(statistic: StatisticDetails): Html {
  const { slug, title } = statistic;
  const missing = questions.filter(({ key }) => statistic[key] === null);
  return html`<li class="index__item"><a href="/statistics/${slug}">${title}</a>
<p class="index__text">${missing.length === 0 ? 'Everything asked for is recorded.' : `Not recorded: ${missing.map(({ missing }) => missing).join(', ')}.`}</p>
<p class="index__text"><a href="/statistics/${slug}/editing">Edit<span class="govuk-visually-hidden"> ${title}</span></a></p></li>`;
}

function producerLine(producer: Organisation | null): Html {
  return html`<p class="quiet">Producer: ${producer === null ? 'not recorded' : producer.name}. An editor or an adviser can change that.</p>`;
}
