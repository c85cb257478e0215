import { mostFiles } from '../../contributions/files/evidence.ts';
import { whenText } from '../../examples/wording.ts';
import { govukFileUpload, govukRadios } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import { type ActForm, type ActPage, typedOr, wordsOf, wrong } from '../acts/act-form.ts';
import { typedView, wordsField } from '../acts/words-views.ts';
import type { Hub } from '../applications/hub-queries.ts';
import type { Condition } from '../course/standing.ts';
import { conditionKey } from '../evidence/file-queries.ts';
import { fileList } from '../evidence/file-views.ts';
import { dayIn, lateText } from './wording.ts';

export const fileEvidenceForm: ActForm = {
  what: 'file-evidence',
  title: 'Show that a condition is met',
  button: 'Send it to the advice team',
  lead: () =>
    html`<div class="prose"><p>Say what you did, and where it can be seen. The advice team looks at it, and accepts it or returns it to you. Until it is accepted the condition stays open.</p></div>`,
  fields: (page) => html`${chooseCondition(page, 'Which condition', (one) => !one.filed)}
${wordsField(page, 'How it is met', { hint: 'Whether a condition is met is published. These words and files are not.' })}
${filesField(page)}`,
  read: (form) => ({ condition: numberOf(form, 'condition'), words: wordsOf(form) ?? '' }),
  filesOf: (form) => conditionKey(numberOf(form, 'condition')),
};

export const acceptEvidenceForm: ActForm = {
  what: 'accept-evidence',
  title: 'Accept that a condition is met',
  button: 'The condition is met',
  final: true,
  lead: (page) =>
    html`<p>It is published with the decision that the condition is met, and when.</p>${whatCame(page)}`,
  fields: (
    page,
  ) => html`${chooseCondition(page, 'Which condition is met', (one) => one.filed !== null)}
${wordsField(page, 'A word to the applicant, if you like', { rows: 4 })}`,
  read: (form) => ({ condition: numberOf(form, 'condition'), words: wordsOf(form) }),
};

export const returnEvidenceForm: ActForm = {
  what: 'return-evidence',
  title: 'Return what was sent for a condition',
  button: 'Return it to the applicant',
  lead: (page) => html`<p>The condition stays open, and due when it was due.</p>${whatCame(page)}`,
  fields: (page) => html`${chooseCondition(page, 'Which condition', (one) => one.filed !== null)}
${wordsField(page, 'What is still needed', { rows: 6 })}`,
  read: (form) => ({ condition: numberOf(form, 'condition'), words: wordsOf(form) ?? '' }),
};

/** What came for a condition, for who decides whether it is met. */
export function sentFor(hub: Hub, { number, filed }: Condition): Html {
  if (!filed) return nothing;
  const files = hub.conditionFiles.filter(({ activity }) => activity === conditionKey(number));
  return html`<p class="quiet">Sent on ${whenText(dayIn(hub, filed.at))}:</p>${typedView(filed.words)}${files.length === 0 ? nothing : fileList(files)}`;
}

function whatCame(page: ActPage): Html {
  const waiting = page.application.standing.conditions.filter(({ met, filed }) => !met && filed);
  return html`${waiting.map((one) => html`<section class="section section--ruled"><h2>Condition ${one.number}</h2>${typedView(one.text)}<p>${dueView(one, page.today)}</p>${sentFor(page, one)}</section>`)}`;
}

/** By when, and how late it is. */
export function dueView({ due }: Pick<Condition, 'due'>, today: string): Html {
  const late = lateText(due, today);
  return html`Due by ${whenText(due)}${late === null ? nothing : html`, <b class="late">${late}</b>`}.`;
}

function chooseCondition(page: ActPage, legend: string, isIt: (one: Condition) => boolean): Html {
  const open = page.application.standing.conditions.filter((one) => !one.met && isIt(one));
  const errorMessage = wrong(page, 'condition');
  const only = open.length === 1 ? String(open[0]?.number) : '';
  return govukRadios({
    name: 'condition',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    items: open.map(({ number, text, due, returned }) => ({
      value: String(number),
      text: `Condition ${number}: ${text}`,
      hint: {
        text: html`${dueView({ due }, page.today)}${returned ? html` Returned: ${returned.words}` : nothing}`,
      },
    })),
    value: typedOr(page, 'condition', only),
    ...(errorMessage && { errorMessage: { text: 'Choose a condition' } }),
  });
}

function filesField(page: ActPage): Html {
  const errorMessage = wrong(page, 'files');
  return govukFileUpload({
    name: 'files',
    label: { text: 'Files, if you have some', classes: 'govuk-label--s' },
    hint: {
      text: `PDF, JPEG, PNG or WebP; at most ${mostFiles}, of 5 MB each. Only you and the advice team can open them. If this page comes back with a problem, choose them again.`,
    },
    attributes: { multiple: true, accept: '.pdf,.jpg,.jpeg,.png,.webp' },
    ...(errorMessage && { errorMessage }),
  });
}

function numberOf(form: Parameters<ActForm['read']>[0], name: string): number {
  return Number(fieldOf(form, name));
}
