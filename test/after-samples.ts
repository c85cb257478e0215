import { change } from '../src/kernel/database/database.ts';
import { actNouns } from '../src/review/acts/addresses.ts';
import type { What } from '../src/review/course/schema.ts';
import { putStatisticDetails } from '../src/statistics/queries.ts';
import { noDetails } from '../src/statistics/schema.ts';
import { putStatistics } from '../src/vocabulary/authorities/queries.ts';
import { decisionOf, letter, type Player, type Review } from './review.ts';
import type { ReviewSamples } from './review-samples.ts';

const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const words = `Who were the ${word}? `.repeat(6);

/** Applications after the panel's advice: every page of what follows, with long words. Sets the review's clock. */
export async function prepareAfter(review: Review, now: Date): Promise<ReviewSamples['table']> {
  const table: ReviewSamples['table'] = {};
  const add = (player: Player, reference: string, ...whats: What[]) => {
    for (const what of whats) {
      const noun = actNouns[what];
      table[`/applications/:reference/${noun}`] = [
        player,
        `/applications/${reference.toLowerCase()}/${noun}`,
      ];
    }
  };
  let count = 0;
  const reach = async (state: 'advised' | 'decided', days: number) => {
    const statistic = `after-statistic-${++count}`;
    await addStatistic(review, statistic);
    review.setNow(new Date(now.getTime() - days * 86_400_000).toISOString());
    return review.reach(state, { route: 'precedent', statistic });
  };
  const sent = async (outcome: string, days: number) => {
    const reference = await reach('advised', days);
    const decision = decisionOf(
      outcome,
      new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10),
    );
    const long = decision.conditions.map((one) => ({ ...one, text: `${one.text} ${word}` }));
    await review.does('decider', reference, 'decide', { ...decision, conditions: long });
    await review.does('adviser', reference, 'letter', letter);
    return reference;
  };

  add('decider', await reach('advised', 20), 'decide');
  const decided = await reach('decided', 20);
  add('adviser', decided, 'letter');
  table['/applications/:reference/letter/preview'] = [
    'adviser',
    `/applications/${decided.toLowerCase()}/letter/preview`,
  ];

  // Live for a year but three weeks: conditions late, the review open and due.
  const live = await sent('supported-with-conditions', 345);
  add('applicant', live, 'file-evidence', 'file-review', 'amend');
  add('decider', live, 'suspend', 'cancel');
  const waiting = await sent('supported-with-conditions', 345);
  review.setNow(now.toISOString());
  await review.does('applicant', waiting, 'file-evidence', { condition: 1, words });
  const answers = { done: words, said: words, changed: words };
  await review.does('applicant', waiting, 'file-review', { answers });
  const change = { changes: ['purpose', 'sources'], words };
  await review.does('applicant', waiting, 'amend', change);
  add('adviser', waiting, 'accept-evidence', 'return-evidence', 'accept-review', 'return-review');
  add('adviser', waiting, 'advise-amendment');
  const advised = await sent('supported', 20);
  await review.does('applicant', advised, 'amend', change);
  const advice = { amendment: 1, advice: 'refuse', words };
  await review.does('adviser', advised, 'advise-amendment', advice);
  add('decider', advised, 'decide-amendment');
  const suspended = await sent('supported', 20);
  await review.does('decider', suspended, 'suspend', { words });
  add('decider', suspended, 'lift');
  add('applicant', await sent('not-supported', 20), 'appeal');
  const appealed = await sent('not-supported', 20);
  await review.does('applicant', appealed, 'appeal', { words });
  add('decider2', appealed, 'hear-appeal');
  return table;
}

async function addStatistic({ db }: Review, slug: string): Promise<void> {
  const title = slug.replaceAll('-', ' ');
  await change(db, async (trx, version) => {
    await putStatistics(trx, version, [{ slug, title }]);
    const details = { slug, title, ...noDetails, producer: 'invented-office' };
    await putStatisticDetails(trx, details, { loaded: false, lock: 1 });
  });
}
