import type { Act, Part } from '../course/schema.ts';

/** A plain word to colleagues that it is their turn. It says what happened, never what was written. */
export interface Notice {
  to: Exclude<Part, 'applicant'>;
  /** To one person only, by opaque id. */
  person?: string;
  /** After the reference, in the subject: `an answer has come`. */
  what: string;
  /** What to do now. */
  next: string;
}

/** The notice that follows from an act; null where nobody at the desk has to act on it. */
export function noticeAfter(act: Act): Notice | null {
  switch (act.what) {
    case 'request-pre-assessment':
      return {
        to: 'adviser',
        what: 'comments on a draft are asked for',
        next: 'Read the draft and comment on it.',
      };
    case 'submit':
      return {
        to: 'adviser',
        what: 'an application has come in',
        next: 'Check it, and confirm that it is valid or ask.',
      };
    case 'answer':
      return {
        to: 'adviser',
        what: 'an answer has come',
        next: 'The clock runs again. Read the answer and go on.',
      };
    case 'withdraw':
      return {
        to: 'adviser',
        what: 'the application was withdrawn',
        next: 'Nothing more is to be done.',
      };
    case 'file-evidence':
      return {
        to: 'adviser',
        what: `evidence for condition ${act.details.condition} has come`,
        next: 'Say whether the condition is met.',
      };
    case 'file-review':
      return {
        to: 'adviser',
        what: 'an annual review has come',
        next: 'Accept it or return it.',
      };
    case 'amend':
      return { to: 'adviser', what: 'an amendment has come', next: 'Advise on it.' };
    case 'advise-amendment':
      return {
        to: 'decision-maker',
        what: 'an amendment waits for a decision',
        next: 'Decide on it.',
      };
    case 'assign':
      return {
        to: 'member',
        person: act.details.person,
        what: 'you are asked to review an application',
        next: 'Declare your interests in it first: its papers open after that.',
      };
    case 'advise':
      return { to: 'decision-maker', what: 'the panel has given its advice', next: 'Decide.' };
    case 'decide':
      return { to: 'adviser', what: 'it is decided', next: 'Send the final letter.' };
    case 'appeal':
      return {
        to: 'decision-maker',
        what: 'an appeal has come',
        next: 'Whoever had no part in the application can hear it.',
      };
    default:
      return null;
  }
}
