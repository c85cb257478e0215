import { newId } from '../src/kernel/tokens.ts';
import { actNouns } from '../src/review/acts/addresses.ts';
import { getApplication, listActs } from '../src/review/applications/queries.ts';

import type { What } from '../src/review/course/schema.ts';
import type { Scheme } from '../src/review/scheme/schema.ts';
import {
  adviceOf,
  decisionOf,
  letter,
  type Player,
  type Review,
  readShipped,
  viewOf,
} from './review.ts';
import type { Fields } from './staff.ts';

export const states = ['draft', 'in-review', 'decided', 'live'] as const;
export type Stands = (typeof states)[number];

/** One application in each state, of one producer's; in each the same people have the same part. */
export type Applications = Record<Stands, string>;

/** Who asks: `expert2` has left every item, `lay3` has declared on none, `decider2` had no part in any. */
export const people = [
  'applicant',
  'stranger',
  'adviser',
  'lay1',
  'lay3',
  'expert2',
  'chair',
  'decider',
  'decider2',
  'editor',
  'administrator',
] as const satisfies readonly Player[];
export type Asker = (typeof people)[number] | 'visitor';

export async function prepare(review: Review): Promise<Applications> {
  const live = await decide(review, 'invented-statistic', 'supported-with-conditions');
  await review.does('adviser', live, 'letter', letter);
  const decided = await decide(review, 'second-statistic', 'supported');
  const scheme = 'accreditation-condition';
  const inReview = await review.reach('in-review', { scheme, statistic: 'invented-statistic' });
  const meeting = await review.planMeeting(await readShipped(scheme));
  await review.does('adviser', inReview, 'place', { meeting, starts: '10:00' });
  await leave(review, inReview);
  for (const one of ['lay1', 'chair'] as const) await declare(review, one, inReview);
  const draft = await review.start({ scheme, statistic: 'second-statistic' });
  return { draft, 'in-review': inReview, decided, live };
}

async function decide(review: Review, statistic: string, outcome: string): Promise<string> {
  const scheme = await readShipped('engagement-mark');
  const reference = await review.reach('in-review', { statistic, route: 'precedent' });
  await leave(review, reference);
  for (const one of ['lay1', 'expert1', 'chair'] as const) {
    await declare(review, one, reference);
    await review.does(one, reference, 'view', viewOf(scheme));
  }
  await review.does('chair', reference, 'advise', adviceOf(outcome));
  await review.does('decider', reference, 'decide', decisionOf(outcome));
  return reference;
}

const declare = (review: Review, by: Player, reference: string) =>
  review.does(by, reference, 'declare', { interest: 'none', words: null });

const leave = (review: Review, reference: string) =>
  review.does('expert2', reference, 'declare', { interest: 'leaves', words: 'They pay me.' });

/** Everything of an application that somebody could change. */
export async function contentOf({ db }: Review, reference: string): Promise<string> {
  const { id } = await getApplication(db, reference);
  const rows = await db
    .selectFrom('applications')
    .select(['document', 'document_lock', 'version'])
    .where('id', '=', id)
    .execute();
  const files = await db
    .selectFrom('application_files')
    .select(['id', 'name'])
    .where('application_id', '=', id)
    .execute();
  return JSON.stringify([await listActs(db, id), rows, files]);
}

/** An act's form as it would be taken, where the person may do it and it is the time for it. */
export async function formOf(review: Review, reference: string, what: What): Promise<Fields> {
  const { standing, scheme } = await getApplication(review.db, reference);
  const fields = { form: newId(), seen: String(standing.number), words: 'An invented reason.' };
  return { ...fields, ...(await more(review, scheme, what)) };
}

async function more(review: Review, scheme: Scheme, what: What): Promise<Fields> {
  const reasons = 'Invented reasons.';
  const outcome = 'supported';
  const [route] = scheme.routes;
  const member = (await review.hire('lay2')).id;
  switch (what) {
    case 'validate':
      return { checked: scheme.validation.map(({ code }) => code) };
    case 'route':
      return { route: route?.code ?? '', reasons, cleared: [] };
    case 'assign':
      return { person: member, as: 'reviewer' };
    case 'release':
      return { person: (await review.hire('lay1')).id };
    case 'place':
      return { meeting: await review.planMeeting(scheme), starts: '10:00' };
    case 'declare':
      return { interest: 'none' };
    case 'view': {
      const met = scheme.criteria.map((_, index) => [`answers.${index}.opinion`, 'met'] as const);
      return { ...Object.fromEntries(met), outcome };
    }
    case 'attend':
      return { person: (await review.hire('lay1')).id, present: 'yes' };
    case 'advise':
      return { outcome, reasons, lay: 'Yes.', expert: 'Yes.' };
    case 'decide':
      return { outcome, reasons };
    case 'letter':
      return { subject: 'Invented letter' };
    case 'file-evidence':
    case 'accept-evidence':
    case 'return-evidence':
      return { condition: '1' };
    case 'file-review':
      return Object.fromEntries(
        scheme.review.questions.map(({ code }) => [`answers.${code}`, 'An invented answer.']),
      );
    case 'amend':
      return { changes: scheme.amendments[0]?.code ?? '' };
    case 'advise-amendment':
      return { advice: 'agree' };
    case 'decide-amendment':
      return { outcome: 'agreed' };
    case 'hear-appeal':
      return { outcome: 'dismissed' };
    default:
      return {};
  }
}

export const actOf = new Map(Object.entries(actNouns).map(([what, noun]) => [noun, what as What]));
