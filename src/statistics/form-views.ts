import type { Problem } from '../kernel/errors.ts';
import {
  govukDateInput,
  govukInput,
  govukRadios,
  govukSelect,
  govukTextarea,
} from '../kernel/govuk.ts';
import { type Html, html, nothing } from '../kernel/html.ts';
import { errorOf } from '../people/problem-views.ts';
import type { Organisation } from '../vocabulary/authorities/schema.ts';
import { vocabulary } from '../vocabulary/vocabularies.ts';
import { designationStaters } from './schema.ts';
import type { TypedStatistic } from './typed.ts';

/** The questions about a statistic. `producers`: whom one may name; null where that is not for this person. */
export function statisticForm(
  typed: TypedStatistic,
  problems: readonly Problem[],
  producers: ReadonlyMap<string, Organisation> | null,
): Html {
  const input = (name: string, label: string, hint: string, more = {}) =>
    govukInput({
      name,
      label: { text: label },
      hint: { text: hint },
      errorMessage: errorOf(name, problems),
      value: typed[name] ?? '',
      ...more,
    });
  const area = (name: string, label: string, hint: string, rows: number) =>
    govukTextarea({
      name,
      label: { text: label },
      hint: { text: hint },
      errorMessage: errorOf(name, problems),
      value: typed[name] ?? '',
      rows,
    });
  const web = { type: 'url', inputmode: 'url', autocomplete: 'off', spellcheck: false };
  return html`<div class="editing">
${input('title', 'Title', 'As the producer publishes it.')}
${area('description', 'In plain language', 'What it counts, about whom, how, and what it is used for, for somebody who has never heard of it. Markdown.', 8)}
${producers === null ? nothing : producerInput(typed, problems, producers)}
${select('subject', 'What it is', 'subjects', typed, problems)}
${select('frequency', 'How often it is published', 'frequencies', typed, problems)}
${input('home', 'Its own page', 'Where the statistic is published, beginning with https://', web)}
<section class="section section--ruled"><h2>Designation</h2>
<p class="govuk-hint">Only as the producer or the regulator states it, with where you read it. To be listed here does not make a statistic official, and this register gives no designation.</p>
${radios('designation', 'What they state', 'designations', typed, problems)}
${stated(typed, problems, input('designation_source', 'Address of the statement', 'The page on which they state it, beginning with https://', web))}
</section>
<section class="section section--ruled"><h2>Public-interest profile</h2>
<p class="govuk-hint">How much it matters to the public: what it is used for, who uses it, and how broad the use is. More engagement is proportionate for a higher one.</p>
${radios('profile', 'Profile', 'profiles', typed, problems)}
${area('profile_reason', 'Reason for the profile', 'Needed where a profile is chosen.', 4)}
</section>
</div>`;
}

function producerInput(
  typed: TypedStatistic,
  problems: readonly Problem[],
  producers: ReadonlyMap<string, Organisation>,
): Html {
  const names = [...producers.values()].slice(0, 3_000);
  return html`${govukInput({
    name: 'producer',
    label: { text: 'Producer' },
    hint: {
      text: 'Type a few letters of the organisation’s name. Empty where it is not recorded.',
    },
    errorMessage: errorOf('producer', problems),
    value: typed.producer ?? '',
    autocomplete: 'off',
    attributes: { list: 'known-producers' },
  })}
<datalist id="known-producers">${names.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>`;
}

function stated(typed: TypedStatistic, problems: readonly Problem[], source: Html): Html {
  return html`${govukRadios({
    name: 'designation_by',
    fieldset: { legend: { text: 'Who states it' } },
    ...errorMessageOf('designation_by', problems),
    items: Object.entries(designationStaters).map(([value, text]) => ({ value, text })),
    value: typed.designation_by ?? '',
  })}
${source}
${govukDateInput({
  id: 'designation_seen',
  namePrefix: 'designation_seen',
  fieldset: { legend: { text: 'When you saw it there' } },
  hint: { text: 'For example, 3 11 2026.' },
  ...errorMessageOf('designation_seen-day', problems),
  values: typed,
})}`;
}

function radios(
  name: string,
  legend: string,
  terms: string,
  typed: TypedStatistic,
  problems: readonly Problem[],
): Html {
  const items = [...vocabulary(terms).terms.values()].map(({ code, label, definition }) => ({
    value: code,
    text: label,
    ...(definition !== null && { hint: { text: definition } }),
  }));
  return govukRadios({
    name,
    fieldset: { legend: { text: legend } },
    ...errorMessageOf(name, problems),
    // No value: a browser without a script cannot take a choice back.
    items: [...items, { value: '', text: 'Not recorded', checked: (typed[name] ?? '') === '' }],
    value: typed[name] ?? '',
  });
}

function select(
  name: string,
  label: string,
  terms: string,
  typed: TypedStatistic,
  problems: readonly Problem[],
): Html {
  const items = [...vocabulary(terms).terms.values()].map((term) => ({
    value: term.code,
    text: term.label,
  }));
  return govukSelect({
    name,
    label: { text: label },
    ...errorMessageOf(name, problems),
    items: [{ value: '', text: 'Not recorded' }, ...items],
    value: typed[name] ?? '',
  });
}

function errorMessageOf(name: string, problems: readonly Problem[]) {
  const errorMessage = errorOf(name, problems);
  return errorMessage ? { errorMessage } : {};
}
