import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { doers, type Name, Play, producer, schemes } from '../../../test/course.ts';
import { runs } from '../../../test/runs.ts';
import { wishesFor } from '../../../test/wishes.ts';
import { isOfProducer, sightOf } from './parts-rules.ts';
import type { Wish } from './ruling.ts';
import type { Act, What } from './schema.ts';
import { markStatus } from './status-rules.ts';

// What these tests claim is worked out from the list of acts alone, not with the rules' own functions.

const names = Object.keys(doers) as Name[];
const step = fc.record({
  who: fc.nat(names.length - 1),
  pick: fc.nat(10_000),
  /** Mostly something that is allowed, so that long courses come about; now and then anything. */
  wild: fc.nat(5).map((number) => number === 0),
  days: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(400) }),
  whole: fc.nat(4).map((number) => number > 0),
});
const course = fc.record({
  scheme: fc.constantFrom('engagement-mark' as const, 'accreditation-condition' as const),
  steps: fc.array(step, { minLength: 1, maxLength: 120, size: 'max' }),
});

/** Plays a course; looks on before and after every step that was taken. */
function play(
  { scheme, steps }: { scheme: keyof typeof schemes; steps: Step[] },
  look: (play: Play) => void,
): Play {
  const game = new Play(schemes[scheme]);
  const handedIn: boolean[] = [];
  for (const { who, pick, wild, days, whole } of steps) {
    game.pause(days, whole);
    const name = names[who] as Name;
    const wishes = wishesFor(game);
    const before = game.standing;
    if (wild) {
      const wish = wishes[pick % wishes.length];
      if (wish && !game.tries(name, wish).allowed) assert.equal(game.standing, before);
    } else {
      goOn(game, wishes, pick);
    }
    if (game.acts.at(-1)?.what === 'submit' || game.acts.at(-1)?.what === 'answer') {
      if (game.standing !== before) handedIn.push(game.whole);
    }
    assert.ok(handedIn.every(Boolean), 'evidence that lacked something was handed in');
    look(game);
  }
  return game;
}

type Step = { who: number; pick: number; wild: boolean; days: number; whole: boolean };

/** Does something that is allowed: an act at random first, then its words and who does it. */
function goOn(game: Play, wishes: readonly Wish[], pick: number): void {
  const likely = wishes.filter(
    (wish) => pick % (ends.has(wish.what) ? 101 : 13) === 0 || !leadsBack(wish, game),
  );
  for (const ofAct of shuffled([...Map.groupBy(likely, ({ what }) => what).values()], pick)) {
    const tries = ofAct.flatMap((wish) => names.map((name) => ({ name, wish })));
    if (shuffled(tries, pick).some(({ name, wish }) => game.tries(name, wish).allowed)) return;
  }
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const place = (index: number) => Math.imul((index + 1) * 40_503 + seed, 2_654_435_761) >>> 0;
  return list
    .map((one, index) => [place(index), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

const ends = new Set<What>(['withdraw', 'cancel']);

/** What would cut most courses short if it were as likely as the rest. */
function leadsBack(wish: Wish, { standing }: Play): boolean {
  if (wish.what === 'route') return standing.state === 'in-review';
  if (wish.what === 'place') return standing.meeting !== null;
  if (wish.what === 'declare') return wish.details.interest === 'leaves';
  if (wish.what === 'attend') {
    return !wish.details.present || standing.present.includes(wish.details.person);
  }
  return back.has(wish.what);
}
const back = new Set<What>([
  ...'withdraw cancel return unplace release ask note assign'.split(' '),
] as What[]);

/** The acts of the round in which the act at an index stands: since the last letter or appeal that began one. */
function roundBefore(acts: readonly Act[], index: number): Act[] {
  let from = 0;
  for (let at = 0; at < index; at++) {
    const act = acts[at] as Act;
    const decided = acts.slice(0, at).findLast(({ what }) => what === 'decide');
    const again =
      act.what === 'letter' &&
      decided?.what === 'decide' &&
      ['provisional', 'deferred'].includes(decided.details.outcome);
    if (again || (act.what === 'hear-appeal' && act.details.outcome === 'upheld')) from = at;
  }
  return acts.slice(from, index);
}

/** Who was there, or wrote, in a round, with what they had declared last; in the order of the acts. */
function countedAt(acts: readonly Act[], by: 'meeting' | 'correspondence') {
  const interests = new Map<string, Act<'declare'>>();
  let here = new Set<string>();
  for (const act of acts) {
    if (act.what === 'declare') {
      interests.set(act.person, act as Act<'declare'>);
      if (act.details.interest === 'leaves') here.delete(act.person);
    }
    if (by === 'meeting' && (act.what === 'place' || act.what === 'unplace')) here = new Set();
    if (by === 'meeting' && act.what === 'attend') {
      if (act.details.present) here.add(act.details.person);
      else here.delete(act.details.person);
    }
    if (by === 'correspondence' && act.what === 'view') here.add(act.person);
  }
  return [...here].map((person) => interests.get(person));
}

test('a mark is live only after whole evidence, quorate advice with a lay member who stayed, and a decision by who did not advise', () => {
  let live = 0;
  fc.assert(
    fc.property(course, (given) => {
      const { acts, scheme } = play(given, () => {});
      for (const [index, letter] of acts.entries()) {
        if (letter.what !== 'letter') continue;
        const before = acts.slice(0, index);
        const decision = before.findLast(({ what }) => what === 'decide') as Act<'decide'>;
        const advice = before.findLast(({ what }) => what === 'advise') as Act<'advise'>;
        assert.ok(decision && advice && advice.number < decision.number);
        if (!decision.details.outcome.startsWith('supported')) continue;
        live++;
        assert.ok(before.some(({ what }) => what === 'submit'));
        const route = before.findLast(({ what }) => what === 'route') as Act<'route'>;
        const rules = scheme.routes.find(({ code }) => code === route.details.route);
        assert.ok(rules);
        const counted = countedAt(roundBefore(acts, acts.indexOf(advice)), rules.by);
        assert.ok(counted.every((one) => one && one.details.interest !== 'leaves'));
        assert.ok(counted.length >= rules.quorum.members);
        assert.ok(counted.filter((one) => one?.side === 'lay').length >= rules.quorum.lay);
        const others = acts.filter(
          ({ person, part }) => person === decision.person && part !== 'decision-maker',
        );
        assert.deepEqual(others, [], 'who decided had another part');
        const decider = Object.values(doers).find(({ id }) => id === decision.person);
        assert.ok(decider && !isOfProducer(decider, producer));
      }
    }),
    { numRuns: runs(120) },
  );
  assert.ok(live > 0, 'no course led to a live mark: the test looks at nothing');
});

test('a mark has a status only where a letter made it live, and a lapsed one takes no act more', () => {
  fc.assert(
    fc.property(course, (given) => {
      play(given, ({ standing, scheme, now }) => {
        const status = markStatus(standing, scheme, now);
        assert.equal(status === 'none', standing.live === null);
      });
    }),
    { numRuns: runs(30) },
  );
});

test('who leaves an item sees nothing of it, writes nothing and counts for nothing, until a new round', () => {
  let left = 0;
  fc.assert(
    fc.property(course, (given) => {
      const { acts } = play(given, ({ standing, ...game }) => {
        for (const [person, { interest }] of standing.interests) {
          if (interest !== 'leaves') continue;
          left++;
          const doer = Object.values(doers).find(({ id }) => id === person);
          assert.ok(doer);
          // The producer's own see it as applicants; that is why they leave the panel's item.
          if (!isOfProducer(doer, producer)) {
            assert.equal(sightOf(doer, standing, producer), 'nothing');
          }
          assert.ok(!standing.present.includes(person));
          assert.ok(!standing.views.some((view) => view.person === person));
          assert.ok(!standing.reviewers.some((one) => one.person === person));
        }
        void game;
      });
      for (const [index, act] of acts.entries()) {
        if (act.part !== 'member' && act.part !== 'chair') continue;
        if (act.what === 'declare') continue;
        const declared = roundBefore(acts, index).findLast(
          ({ what, person }) => what === 'declare' && person === act.person,
        ) as Act<'declare'> | undefined;
        assert.ok(declared, `${act.what} before declaring`);
        assert.notEqual(declared.details.interest, 'leaves');
      }
    }),
    { numRuns: runs(60) },
  );
  assert.ok(left > 0, 'nobody left: the test looks at nothing');
});

test('nobody acts in two parts of one application', () => {
  fc.assert(
    fc.property(course, (given) => {
      const { acts } = play(given, () => {});
      const parts = new Map<string, Set<string>>();
      for (const { person, part } of acts) {
        const group = part === 'chair' ? 'member' : part;
        parts.set(person, new Set([...(parts.get(person) ?? []), group]));
      }
      const double = [...parts].filter(
        ([person, held]) => held.size > 1 && person !== 'insider' && person !== 'judge',
      );
      assert.deepEqual(double, []);
    }),
    { numRuns: runs(40) },
  );
});
