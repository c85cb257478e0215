import { whenText } from '../../examples/wording.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type ActForm, type ActPage, wordsOf } from '../acts/act-form.ts';
import { typedView, wordsField } from '../acts/words-views.ts';
import type { Hub } from '../applications/hub-queries.ts';
import type { AnnualReview } from '../course/standing.ts';
import { reviewDays } from '../course/status-rules.ts';
import { dayIn, lateText } from './wording.ts';

export const fileReviewForm: ActForm = {
  what: 'file-review',
  title: 'Hand in the annual review',
  button: 'Hand in the review',
  lead: (
    page,
  ) => html`<div class="prose"><p>The mark holds for as long as it is reviewed. ${reviewText(page)}</p>
<p>The advice team looks at your answers, and accepts or returns them. While they lie there the mark does not lapse.</p></div>${returnedView(page)}`,
  fields: (page) => {
    const { scheme, standing } = page.application;
    const last = standing.reviews.at(-1);
    const before = last?.state === 'returned' ? last.answers : {};
    return html`${scheme.review.questions.map(({ code, label, definition }) =>
      wordsField(page, label, {
        name: `answers.${code}`,
        rows: 6,
        first: before[code] ?? '',
        ...(definition && { hint: definition }),
      }),
    )}`;
  },
  read: (form, { application: { scheme } }) => ({
    answers: Object.fromEntries(
      scheme.review.questions.map(({ code }) => [code, wordsOf(form, `answers.${code}`) ?? '']),
    ),
  }),
};

export const acceptReviewForm: ActForm = {
  what: 'accept-review',
  title: 'Accept the annual review',
  button: 'Accept the review',
  final: true,
  lead: (page) =>
    html`<p>The mark goes on until its next review. ${nextText(page)}</p>${whatCame(page)}`,
  fields: (page) => wordsField(page, 'A word to the applicant, if you like', { rows: 4 }),
  read: (form) => ({ words: wordsOf(form) }),
};

export const returnReviewForm: ActForm = {
  what: 'return-review',
  title: 'Return the annual review',
  button: 'Return it to the applicant',
  lead: (page) =>
    html`<p>The review is due when it was due: from now on the mark can grow overdue, and lapse. ${reviewText(page)}</p>${whatCame(page)}`,
  fields: (page) => wordsField(page, 'What is still needed', { rows: 6 }),
  read: (form) => ({ words: wordsOf(form) ?? '' }),
};

/** From when the review can be handed in, when it is due, and what happens when it does not come. */
export function reviewText({ application: { standing, scheme }, today }: Hub): Html {
  const days = reviewDays(standing, scheme);
  if (!days) return nothing;
  const late = lateText(days.due, today);
  return html`${today < days.opens ? html`The next review can be handed in from ${whenText(days.opens)} on. ` : nothing}It is due by ${whenText(days.due)}${late === null ? nothing : html`, <b class="late">${late}</b>`}. From ${whenText(days.next)} on the mark says that its review is overdue, and on ${whenText(days.lapses)} it lapses by itself.`;
}

/** One review that was handed in, with its answers. */
export function reviewView(hub: Hub, { answers }: AnnualReview): Html {
  return html`${hub.application.scheme.review.questions.map(
    ({ code, label }) => html`<h4>${label}</h4>${typedView(answers[code] ?? '')}`,
  )}`;
}

function whatCame(page: ActPage): Html {
  const filed = page.application.standing.reviews.at(-1);
  if (filed?.state !== 'filed') return nothing;
  return html`<section class="section section--ruled"><h2>The review</h2><h3>Handed in on ${whenText(dayIn(page, filed.filed))}</h3>${reviewView(page, filed)}</section>`;
}

function returnedView(page: ActPage): Html {
  const last = page.application.standing.reviews.at(-1);
  if (last?.state !== 'returned' || last.words === null) return nothing;
  return html`<div class="notice notice--attention"><p><b>The advice team returned it.</b> Your answers stand below as you gave them.</p>${typedView(last.words)}</div>`;
}

function nextText({ application: { standing, scheme } }: Hub): string {
  const next = reviewDays({ ...standing, accepted: standing.accepted + 1 }, scheme);
  return next ? `That one is due by ${whenText(next.due)}.` : '';
}
