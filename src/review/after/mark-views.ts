import { html } from '../../kernel/html.ts';
import { type ActForm, wordsOf } from '../acts/act-form.ts';
import { typedView, wordsField } from '../acts/words-views.ts';
import { markAddress } from '../public/addresses.ts';

export const suspendForm: ActForm = {
  what: 'suspend',
  title: 'Suspend the mark',
  button: 'Suspend the mark',
  final: true,
  lead: ({ application: { scheme, statistic } }) =>
    html`<div class="prose"><p>At once <a href="${markAddress(scheme.scheme, statistic)}">the mark</a> says wherever it is shown that it is suspended. The applicant gets a letter with your reasons, and they are published. It stays so until the suspension is lifted or the mark is cancelled. The annual review and conditions stay due.</p></div>`,
  fields: (page) => wordsField(page, 'Reasons', { rows: 6 }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

export const liftForm: ActForm = {
  what: 'lift',
  title: 'Lift the suspension',
  button: 'Lift the suspension',
  lead: ({ application: { standing } }) =>
    html`<p>The mark holds again at once. The applicant gets a letter with your reasons, and they are published.</p>${standing.suspension ? html`<section class="section section--ruled"><h2>Why it was suspended</h2>${typedView(standing.suspension.words)}</section>` : html``}`,
  fields: (page) => wordsField(page, 'Why it is lifted', { rows: 6 }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

export const cancelForm: ActForm = {
  what: 'cancel',
  title: 'Cancel the mark',
  button: 'Cancel the mark for good',
  final: true,
  lead: () =>
    html`<div class="prose"><p>This cannot be taken back. The mark says at once that it is cancelled. The decision stays public, with your reasons for the cancellation. The producer can apply anew.</p></div>`,
  fields: (page) => wordsField(page, 'Reasons', { rows: 6 }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};
