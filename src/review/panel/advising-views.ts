import { govukRadios, govukSelect, govukTextarea } from '../../kernel/govuk.ts';
import { html } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { hasRole } from '../../people/rules.ts';
import { type ActForm, typedOr, wordsOf } from '../acts/act-form.ts';
import { conditionFields, readConditions } from '../acts/condition-views.ts';
import { mayTakePart, stays } from '../course/quorum-rules.ts';
import { quorumView, viewsView } from './item-views.ts';
import { errorOf, outcomeField } from './viewing-views.ts';
import { seatText } from './wording.ts';

/** Who is there for the item, one by one; the meeting's working page takes all at once. */
export const attendForm: ActForm = {
  what: 'attend',
  title: 'Record who is there',
  button: 'Record',
  lead: () =>
    html`<p>For this item alone. Only members who have declared their interests and stay can be recorded as there.</p>`,
  fields: (page) => {
    const { standing } = page.application;
    return html`${govukSelect({
      name: 'person',
      label: { text: 'Member' },
      value: typedOr(page, 'person'),
      items: [...page.panel]
        .filter(([id]) => mayTakePart(standing, id))
        .map(([id, side]) => ({
          value: id,
          text: `${page.people.get(id) ?? 'A member'}, ${seatText(side)}`,
        })),
      ...errorOf(page, 'person'),
    })}${govukRadios({
      name: 'present',
      fieldset: { legend: { text: 'For this item they are' } },
      value: typedOr(page, 'present', 'yes'),
      items: [
        { value: 'yes', text: 'There' },
        { value: 'no', text: 'Not there' },
      ],
    })}`;
  },
  read: (form) => ({
    person: fieldOf(form, 'person'),
    present: fieldOf(form, 'present') === 'yes',
  }),
};

export const noteForm: ActForm = {
  what: 'note',
  title: 'Add a note of the discussion',
  button: 'Add the note',
  lead: () =>
    html`<p>For the panel and the advice team. Notes are not published and do not go into the minutes.</p>`,
  fields: (page) =>
    govukTextarea({
      name: 'words',
      label: { text: 'Note' },
      rows: 8,
      value: typedOr(page, 'words'),
      ...errorOf(page, 'words'),
    }),
  read: (form) => ({ words: fieldOf(form, 'words') }),
};

/** The panel's advice, given by its chair. The page opens without quorum too, to say what is lacking. */
export const adviseForm: ActForm = {
  what: 'advise',
  title: 'Record the panel’s advice',
  button: 'Record the advice',
  lead: (page) =>
    html`<h2>Where the panel stands</h2>${quorumView(page)}${viewsView(page)}<p>Lay and expert views are summed up separately and published beside the decision.</p>`,
  fields: (page) => html`${outcomeField(page, '')}
${govukTextarea({
  name: 'reasons',
  label: { text: 'Reasons' },
  rows: 6,
  value: typedOr(page, 'reasons'),
  ...errorOf(page, 'reasons'),
})}
${conditionFields(page)}
${govukTextarea({
  name: 'lay',
  label: { text: 'The view of the lay members' },
  rows: 5,
  value: typedOr(page, 'lay'),
  ...errorOf(page, 'lay'),
})}
${govukTextarea({
  name: 'expert',
  label: { text: 'The view of the expert members' },
  hint: { text: 'Leave it empty only where no expert member counts.' },
  rows: 5,
  value: typedOr(page, 'expert'),
  ...errorOf(page, 'expert'),
})}`,
  read: (form) => ({
    outcome: fieldOf(form, 'outcome') || undefined,
    reasons: fieldOf(form, 'reasons'),
    conditions: readConditions(form),
    lay: fieldOf(form, 'lay'),
    expert: wordsOf(form, 'expert'),
  }),
  opens: ({ person, application: { standing } }) =>
    hasRole(person, 'chair') && standing.state === 'in-review' && stays(standing, person.id),
  final: true,
};
