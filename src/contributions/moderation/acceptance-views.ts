import { fieldLabel } from '../../examples/page/field-text.ts';
import {
  govukButton,
  govukCheckboxes,
  govukInput,
  govukRadios,
  govukSelect,
  govukTextarea,
} from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { publicName } from '../../people/rules.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { kindNames } from '../door/wording.ts';
import { creditOf, factFields, type Offer, wasThere } from './acceptance.ts';
import { addressOf, type DeskPage, tickedOr, typedOr, wrong } from './desk-page.ts';
import { hiddenFields } from './forms-views.ts';
import { isWordField, wordFields } from './parts.ts';

/** The form that takes a contribution over, whole or in part. */
export function acceptanceView(page: DeskPage): Html {
  const { stored, contribution } = page;
  const isNew = contribution.kind === 'example';
  return html`<section class="section" id="accept"><h2>Accept</h2>
${
  stored || isNew
    ? html`<p><a class="button button--quiet" href="${addressOf(page, 'editing')}">${isNew ? 'Make an example of it' : 'Edit the example, then accept'}</a></p>`
    : html`<p>It is about no example, so accepting it publishes nothing by itself. Change what it leads to first, then tell the contributor here.</p>`
}
${isNew ? nothing : form(page)}</section>`;
}

function form(page: DeskPage): Html {
  return html`<form method="post" action="${addressOf(page, 'acceptance')}" novalidate>${hiddenFields(page)}
${page.stored ? html`${textPart(page)}${sourcesPart(page)}${verifiedPart(page)}${creditPart(page)}` : nothing}
${sayingPart(page, page.stored !== null)}
<div class="govuk-button-group">${govukButton({ text: 'Accept', name: 'outcome', value: 'accepted' })}
${govukButton({ text: 'Accept in part', name: 'outcome', value: 'accepted-in-part', classes: 'govuk-button--secondary' })}</div></form>`;
}

function textPart(page: DeskPage): Html {
  const { contribution, stored } = page;
  const { field, text, kind } = contribution;
  // A correction is often a remark (“this is wrong”): it takes the place of what stands only when chosen.
  const stands = isWordField(field) && kind === 'correction' && stored?.example[field] != null;
  const into = isWordField(field) && kind !== 'source' && !stands ? field : '';
  // Nothing that is published goes away because nobody looked at this choice.
  const how = kind === 'correction' ? 'replace' : 'add';
  return html`${govukSelect({
    name: 'text_into',
    label: { text: 'Take the text into' },
    items: [
      { value: '', text: 'Nothing: do not take the text' },
      ...Object.keys(wordFields).map((one) => ({ value: one, text: fieldLabel(one) })),
    ],
    value: typedOr(page, 'text_into', into),
    errorMessage: wrong(page, 'text_into'),
  })}
${govukRadios({
  name: 'text_how',
  fieldset: { legend: { text: 'Where something is recorded there already' } },
  classes: 'govuk-radios--small',
  items: [
    { value: 'replace', text: 'The text takes its place' },
    { value: 'add', text: 'It stays, and the text follows it' },
  ],
  value: typedOr(page, 'text_how', how),
})}
${govukTextarea({
  name: 'text',
  label: { text: 'The text, as it will be published' },
  hint: {
    text: 'As it was sent. You may mend it. Describe private people by their role.',
  },
  rows: Math.min(14, Math.max(5, Math.ceil(text.length / 60))),
  value: typedOr(page, 'text', text),
  errorMessage: wrong(page, 'text'),
})}`;
}

function sourcesPart(page: DeskPage): Html {
  if (page.offers.length === 0) return nothing;
  const ticked = tickedOr(
    page,
    'source',
    'text_into',
    page.offers.filter(({ file }) => file === null).map(({ key }) => key),
  );
  return govukCheckboxes({
    name: 'source',
    fieldset: { legend: { text: 'Sources to add' } },
    hint: { text: 'A file that is added is published: anyone can download it.' },
    items: page.offers.map((offer) => ({
      value: offer.key,
      text: html`<span class="contribute__link">${offer.file === null ? offer.name : `File: ${offer.name}`}</span>`,
      conditional: { html: sourceFields(page, offer) },
    })),
    values: ticked,
  });
}

function sourceFields(page: DeskPage, { key }: Offer): Html {
  const { contribution } = page;
  const name = (part: string) => `source_${part}_${key}`;
  const note = contribution.kind === 'source' && contribution.text.length <= 2000;
  const supported = tickedOr(page, name('supports'), 'text_into', [contribution.field ?? '']);
  return html`${govukInput({
    name: name('title'),
    label: { text: 'Its title' },
    value: typedOr(page, name('title'), ''),
    errorMessage: wrong(page, name('title')),
  })}
${govukInput({
  name: name('publisher'),
  label: { text: 'Publisher (optional)' },
  value: typedOr(page, name('publisher'), ''),
  errorMessage: wrong(page, name('publisher')),
})}
${govukSelect({
  name: name('kind'),
  label: { text: 'Kind (optional)' },
  items: [
    { value: '', text: 'Not recorded' },
    ...[...vocabulary('source-kinds').terms.values()].map(({ code, label }) => ({
      value: code,
      text: label,
    })),
  ],
  value: typedOr(page, name('kind'), ''),
})}
${govukTextarea({
  name: name('note'),
  label: { text: 'A note beside it (optional, published)' },
  rows: 3,
  value: typedOr(page, name('note'), note ? contribution.text : ''),
  errorMessage: wrong(page, name('note')),
})}
<details${supported.some(Boolean) ? html` open` : nothing}><summary>What it supports</summary>
${govukCheckboxes({
  name: name('supports'),
  fieldset: { legend: { text: 'What it supports', classes: 'govuk-visually-hidden' } },
  classes: 'govuk-checkboxes--small queue__many',
  items: factFields.map((field) => ({ value: field, text: fieldLabel(field) })),
  values: supported,
})}</details>`;
}

function verifiedPart(page: DeskPage): Html {
  const { contribution, stored } = page;
  if (!wasThere(contribution) || !stored) return nothing;
  const { example } = stored;
  const recorded = factFields.filter((field) => {
    const value = example[field as keyof typeof example];
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    return !isEmpty || field === contribution.field;
  });
  const label = vocabulary('relations').terms.get(contribution.relation)?.label ?? '';
  const ticked = tickedOr(page, 'verified', 'text_into', []);
  return html`<details${ticked.length > 0 || contribution.kind === 'involved' ? html` open` : nothing}><summary>Facts that they confirmed</summary>
${govukCheckboxes({
  name: 'verified',
  fieldset: { legend: { text: 'Facts that they confirmed', classes: 'govuk-visually-hidden' } },
  hint: {
    text: `They say: “${label}”. Tick only what they said is right; the page will show it as verified, by ${creditOf(contribution) ?? 'a contributor'}.`,
  },
  classes: 'govuk-checkboxes--small queue__many',
  items: recorded.map((field) => ({ value: field, text: fieldLabel(field) })),
  values: ticked,
})}</details>`;
}

export function creditPart(page: DeskPage): Html {
  const credit = creditOf(page.contribution);
  if (credit === null) return html`<p>They do not wish to be credited.</p>`;
  return govukCheckboxes({
    name: 'credit',
    items: [{ value: 'yes', text: `Credit “${credit}”, as they wished` }],
    values: tickedOr(page, 'credit', 'reason', ['yes']),
    ...(page.joined.length > 0 && {
      hint: {
        text: 'Those whose contributions were joined to it are credited as they wished too.',
      },
    }),
  });
}

/** What is said of it: to the public, and to the contributor. */
export function sayingPart(page: DeskPage, isPublic: boolean): Html {
  const { kind, field } = page.contribution;
  const what = kind === 'involved' ? kindNames[kind] : `${kindNames[kind]}, from a contribution`;
  const reason = field ? `${what}, on “${fieldLabel(field)}”` : what;
  return html`${
    isPublic
      ? html`${govukInput({
          name: 'reason',
          label: { text: 'Why, in the public history' },
          value: typedOr(page, 'reason', reason),
          errorMessage: wrong(page, 'reason'),
        })}
${namedPart(page)}`
      : html`<input type="hidden" name="reason" value="No example changes">`
  }
${govukTextarea({
  name: 'words',
  label: { text: 'To the contributor' },
  hint: {
    text: 'Optional when you accept; needed when you accept in part: say what was not taken, and why. Not published.',
  },
  rows: 4,
  value: typedOr(page, 'words', ''),
  errorMessage: wrong(page, 'words'),
})}`;
}

function namedPart(page: DeskPage): Html {
  const name = publicName(page.person);
  if (name === null) return nothing;
  return govukCheckboxes({
    name: 'named',
    items: [
      {
        value: 'yes',
        text: `Show my name (${name}) in the public history`,
        hint: { text: 'Otherwise it says “an editor”.' },
      },
    ],
    values: tickedOr(page, 'named', 'reason', []),
  });
}
