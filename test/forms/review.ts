import assert from 'node:assert/strict';
import { change } from '../../src/kernel/database/database.ts';
import { actNouns } from '../../src/review/acts/addresses.ts';
import { addDays, dayOf } from '../../src/review/course/clock-rules.ts';
import { type What, whats } from '../../src/review/course/schema.ts';
import { putStatisticDetails } from '../../src/statistics/queries.ts';
import { noDetails } from '../../src/statistics/schema.ts';
import { putStatistics } from '../../src/vocabulary/authorities/queries.ts';
import { hiddenFields } from '../door.ts';
import {
  adviceOf,
  decisionOf,
  letter,
  type Player,
  type Review,
  readShipped,
  viewOf,
} from '../review.ts';
import { formOf } from '../review-by-person.ts';
import { nextNumber, type OpenForm, type OpenIt } from './opening.ts';

/** When everything begins anew: a clock that only ran on would leave the cookies’ span behind. */
export const begun = '2026-03-02T10:00:00.000Z';

/** Every act on an application, in a state in which its form is open to somebody. */
export function actForms(review: Review): Record<string, OpenIt> {
  const forms = whats.map((what): [string, OpenIt] => {
    let reference: string | null = null;
    return [
      `/applications/:reference/${actNouns[what]}`,
      async () => {
        const [player, prepare] = openings[what];
        // What can be done again is done on the same application.
        const again = reference && (await openAct(review, player, reference, what));
        if (again) return again;
        const back = takenBack[what];
        if (reference && back) {
          await review.does('decider', reference, back, { words });
        } else {
          review.setNow(begun);
          reference = await prepare(review);
        }
        const form = await openAct(review, player, reference, what);
        assert.ok(form, `${what} is not open`);
        return form;
      },
    ];
  });
  return Object.fromEntries(forms);
}

/** The form of an act, filled in so that it would be taken; null: it cannot be done. */
async function openAct(review: Review, player: Player, reference: string, what: What) {
  const address = `/applications/${reference.toLowerCase()}/${actNouns[what]}`;
  const page = await readAs(review, player, address);
  // Advice can be read before it can be given.
  const { state } = await review.stands(reference);
  if (page.status !== 200 || (what === 'advise' && state !== 'in-review')) return null;
  const { form, seen, ...good } = await formOf(review, reference, what);
  const fields = { ...good, ...hiddenFields(page.body) };
  const hasFile = what === 'file-evidence' ? ({ hasFile: true } as const) : {};
  return { address, cookie: page.cookie, site: review.site, fields, ...hasFile };
}

/** A page as somebody's browser shows it; they sign in again when their session has ended. */
export async function readAs(review: Review, player: Player, address: string) {
  let staff = await review.hire(player);
  let answer = await staff.get(address);
  if (answer.status === 302) {
    staff = await review.returns(player);
    answer = await staff.get(address);
  }
  return { status: answer.status, body: await answer.text(), cookie: staff.cookie, id: staff.id };
}

/** A form of the desk as somebody has it open: what its page carries, and what they type. */
export async function openAs(
  review: Review,
  player: Player,
  page: string,
  fields: OpenForm['fields'],
  address = page,
): Promise<OpenForm> {
  const { status, body, cookie } = await readAs(review, player, page);
  assert.equal(status, 200, page);
  const form =
    body.split('<form method="post"').find((one) => one.includes(`action="${address}"`)) ?? body;
  return { address, cookie, site: review.site, fields: { ...hiddenFields(form), ...fields } };
}

/** Makes a statistic of the invented producer that has no application yet. */
export async function addStatistic({ db }: Review): Promise<string> {
  const slug = `counted-statistic-${nextNumber()}`;
  const title = slug.replaceAll('-', ' ');
  await change(db, async (trx, version) => {
    await putStatistics(trx, version, [{ slug, title }]);
    const details = { slug, title, ...noDetails, producer: 'invented-office' };
    await putStatisticDetails(trx, details, { loaded: false, lock: 1 });
  });
  return slug;
}

type Prepare = (review: Review) => Promise<string>;

const draft: Prepare = async (review) => review.start({ statistic: await addStatistic(review) });

const reached =
  (state: 'submitted' | 'valid' | 'in-review', route?: string): Prepare =>
  async (review) =>
    review.reach(state, { statistic: await addStatistic(review), ...(route && { route }) });

/** What opens an act again once it was done. */
const takenBack: Partial<Record<What, What>> = { suspend: 'lift', lift: 'suspend' };

/** Whatever is ready, and then an act of somebody's. */
const then =
  (prepare: Prepare, player: Player, what: What, details: unknown = {}): Prepare =>
  async (review) => {
    const reference = await prepare(review);
    await review.does(player, reference, what, details);
    return reference;
  };

const inReview = reached('in-review', 'precedent');
const words = 'Invented words.';
const reviewers = ['lay1', 'expert1', 'chair'] as const;

const viewed: Prepare = async (review) => {
  const reference = await inReview(review);
  for (const one of reviewers) await review.does(one, reference, 'declare', { interest: 'none' });
  const view = viewOf(await readShipped('engagement-mark'));
  for (const one of reviewers) await review.does(one, reference, 'view', view);
  return reference;
};

const decided =
  (outcome: string): Prepare =>
  async (review) => {
    const reference = await viewed(review);
    const due = addDays(dayOf(review.now(), 'Europe/London'), 300);
    await review.does('chair', reference, 'advise', adviceOf(outcome, due));
    await review.does('decider', reference, 'decide', decisionOf(outcome, due));
    return reference;
  };

const sent = (outcome: string) => then(decided(outcome), 'adviser', 'letter', letter);

/** After most of a year, when the annual review has opened. */
const aYearOn: Prepare = async (review) => {
  const reference = await live(review);
  review.pause(345);
  return reference;
};

/** On the agenda of a meeting, to which the day has come. */
export const atMeeting: Prepare = async (review) => {
  const reference = await placed(review);
  for (const one of ['lay1', 'chair'] as const) {
    await review.does(one, reference, 'declare', { interest: 'none' });
  }
  const { meeting } = await review.stands(reference);
  review.setNow(`${meeting?.day}T10:00:00.000Z`);
  return reference;
};

const placed: Prepare = async (review) => {
  const reference = await reached('in-review')(review);
  const meeting = await review.planMeeting(await readShipped('engagement-mark'));
  await review.does('adviser', reference, 'place', { meeting, starts: '10:00' });
  return reference;
};

const live = sent('supported');
const withConditions = sent('supported-with-conditions');
const filed = then(withConditions, 'applicant', 'file-evidence', { condition: 1, words });
const amended: Prepare = async (review) => {
  const [first] = (await readShipped('engagement-mark')).amendments;
  return then(live, 'applicant', 'amend', { changes: [first?.code], words })(review);
};
const reviewFiled: Prepare = async (review) => {
  const { questions } = (await readShipped('engagement-mark')).review;
  const answers = Object.fromEntries(questions.map(({ code }) => [code, words]));
  return then(aYearOn, 'applicant', 'file-review', { answers })(review);
};
const advice = { amendment: 1, advice: 'agree', words };
const refused = sent('not-supported');

const openings: Record<What, readonly [Player, Prepare]> = {
  'request-pre-assessment': ['applicant', draft],
  submit: ['applicant', draft],
  answer: ['applicant', then(reached('submitted'), 'adviser', 'ask', { words })],
  withdraw: ['applicant', draft],
  'file-evidence': ['applicant', withConditions],
  'file-review': ['applicant', aYearOn],
  amend: ['applicant', live],
  appeal: ['applicant', refused],
  comment: ['adviser', then(draft, 'applicant', 'request-pre-assessment')],
  ask: ['adviser', reached('submitted')],
  return: ['adviser', reached('submitted')],
  validate: ['adviser', reached('submitted')],
  route: ['adviser', reached('valid')],
  assign: ['adviser', inReview],
  release: ['adviser', inReview],
  place: ['adviser', reached('in-review')],
  unplace: ['adviser', placed],
  letter: ['adviser', decided('supported')],
  'accept-evidence': ['adviser', filed],
  'return-evidence': ['adviser', filed],
  'accept-review': ['adviser', reviewFiled],
  'return-review': ['adviser', reviewFiled],
  'advise-amendment': ['adviser', amended],
  declare: ['lay2', inReview],
  view: ['lay1', viewed],
  attend: ['chair', atMeeting],
  note: ['chair', viewed],
  advise: ['chair', viewed],
  decide: ['decider', then(viewed, 'chair', 'advise', adviceOf('supported'))],
  'decide-amendment': ['decider', then(amended, 'adviser', 'advise-amendment', advice)],
  suspend: ['decider', live],
  lift: ['decider', then(live, 'decider', 'suspend', { words })],
  cancel: ['decider', live],
  'hear-appeal': ['decider2', then(refused, 'applicant', 'appeal', { words })],
};
