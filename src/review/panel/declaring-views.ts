import { Invalid } from '../../kernel/errors.ts';
import { govukCheckboxes, govukRadios, govukTextarea } from '../../kernel/govuk.ts';
import { html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, tickedOr, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { isOfProducer } from '../course/parts-rules.ts';
import { interestLabels } from './wording.ts';

/** Before the papers open: only whose application it is, of what, under which scheme. */
export const declareForm: ActForm = {
  what: 'declare',
  title: 'Declare your interests',
  button: 'Declare',
  lead: ({ application, names, person }) => {
    const { statistic, producer, scheme } = application;
    return html`<dl class="ledger">
<div class="ledger__row"><dt>Statistic</dt><dd>${names.statistics.get(statistic)?.title ?? statistic}</dd></div>
<div class="ledger__row"><dt>Producer</dt><dd>${names.organisations.get(producer)?.name ?? producer}</dd></div>
<div class="ledger__row"><dt>Scheme</dt><dd>${scheme.title}</dd></div></dl>
<p>Its papers open once you have declared. What you declare is published with the decision.</p>
${isOfProducer(person, producer) ? html`<p>You belong to the producer that applies, so you must leave this item.</p>` : nothing}`;
  },
  fields: (page) => {
    const { person, application } = page;
    const must = isOfProducer(person, application.producer);
    const before = application.standing.interests.get(person.id);
    return html`${govukRadios({
      name: 'interest',
      fieldset: { legend: { text: 'Do you have an interest in this item?' } },
      value: typedOr(page, 'interest', before?.interest ?? ''),
      items: [
        ...(must
          ? []
          : [
              { value: 'none', text: interestLabels.none },
              {
                value: 'stays',
                text: interestLabels.stays,
                hint: { text: 'Such that you can still give a fair view. Say what it is.' },
              },
            ]),
        {
          value: 'leaves',
          text: interestLabels.leaves,
          hint: { text: 'You cannot read, speak, write or count on this item from then on.' },
        },
      ],
      ...errorOf('interest'),
    })}${govukTextarea({
      name: 'words',
      label: { text: 'What your interest is' },
      hint: { text: 'Published with the decision. Name no private person.' },
      rows: 3,
      value: typedOr(page, 'words', before?.words ?? ''),
      ...errorOf('words'),
    })}${govukCheckboxes({
      name: 'confirm',
      fieldset: { legend: { text: 'If you leave' } },
      values: tickedOr(page, 'confirm'),
      items: [
        { value: 'yes', text: 'I know that I leave this item for good: it cannot be taken back' },
      ],
      ...errorOf('confirm'),
    })}`;

    function errorOf(name: string) {
      const errorMessage = wrong(page, name);
      return errorMessage ? { errorMessage } : {};
    }
  },
  read: (form) => {
    const interest = fieldOf(form, 'interest') || undefined;
    const words = wordsOf(form);
    if (interest === 'leaves' && !fieldOf(form, 'confirm')) {
      throw new Invalid([{ field: 'confirm', message: 'Confirm that you leave for good' }]);
    }
    if (interest === 'stays' && !words) {
      throw new Invalid([{ field: 'words', message: 'Say what your interest is' }]);
    }
    return { interest, words };
  },
  // To who has left, the application's own page is closed.
  after: ({ application }, sent) =>
    fieldOf(sent, 'interest') === 'leaves'
      ? '/panel/me'
      : `/applications/${application.reference.toLowerCase()}`,
};
