import { govukRadios, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, type ActPage, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { opinions } from '../course/schema.ts';
import type { View } from '../course/standing.ts';
import { outcomes, type Scheme } from '../scheme/schema.ts';
import { opinionLabels } from './wording.ts';

/** A member's own view, criterion by criterion. */
export const viewForm: ActForm = {
  what: 'view',
  title: 'Write your view',
  button: 'Save your view',
  lead: ({ application: { reference } }) =>
    html`<p>Answer from <a href="/applications/${reference.toLowerCase()}">the papers</a>, in plain words, before you read what others wrote. You can write it anew until the panel’s advice is given. Lay and expert views are kept apart, and published with the decision.</p>`,
  fields: (page) => {
    const { scheme, standing } = page.application;
    const mine = standing.views.find(({ person }) => person === page.person.id);
    return html`${scheme.criteria.map((criterion, index) => criterionFields(page, criterion, index, mine))}
${outcomeField(page, mine?.outcome ?? '')}
${govukTextarea({
  name: 'words',
  label: { text: 'Your view in plain words' },
  rows: 8,
  value: typedOr(page, 'words', mine?.words ?? ''),
  ...errorOf(page, 'words'),
})}`;
  },
  read: (form, { application: { scheme } }) => ({
    answers: scheme.criteria.map(({ code }, index) => ({
      criterion: code,
      opinion: fieldOf(form, `answers.${index}.opinion`) || undefined,
      words: wordsOf(form, `answers.${index}.words`),
    })),
    outcome: fieldOf(form, 'outcome') || undefined,
    words: fieldOf(form, 'words'),
  }),
};

function criterionFields(
  page: ActPage,
  { code, label, definition }: Scheme['criteria'][number],
  index: number,
  mine: View | undefined,
): Html {
  const before = mine?.answers.find(({ criterion }) => criterion === code);
  const [opinion, words] = [`answers.${index}.opinion`, `answers.${index}.words`];
  return html`<div class="panel-row">${govukRadios({
    name: opinion,
    fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--m' } },
    ...(definition && { hint: { text: definition } }),
    value: typedOr(page, opinion, before?.opinion ?? ''),
    items: opinions.map((value) => ({ value, text: opinionLabels[value] })),
    classes: 'govuk-radios--inline',
    ...errorOf(page, opinion),
  })}${govukTextarea({
    name: words,
    label: { text: `Why (${label.toLowerCase()})` },
    rows: 3,
    value: typedOr(page, words, before?.words ?? ''),
    ...errorOf(page, words),
  })}</div>`;
}

/** One of the scheme's outcomes, in its own words. */
export function outcomeField(page: ActPage, first: string): Html {
  const { scheme } = page.application;
  return govukRadios({
    name: 'outcome',
    fieldset: { legend: { text: 'Outcome', classes: 'govuk-fieldset__legend--m' } },
    value: typedOr(page, 'outcome', first),
    items: outcomes.map((value) => {
      const { label, definition } = scheme.outcomes[value];
      return { value, text: label, ...(definition && { hint: { text: definition } }) };
    }),
    ...errorOf(page, 'outcome'),
  });
}

export function errorOf(page: ActPage, name: string) {
  const errorMessage = wrong(page, name);
  return errorMessage ? { errorMessage } : {};
}
