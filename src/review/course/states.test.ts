import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doers, type Name } from '../../../test/course.ts';
import { advise, at, stations, wish } from '../../../test/stations.ts';
import { wishesFor } from '../../../test/wishes.ts';
import type { Wish } from './ruling.ts';
import { type What, whats } from './schema.ts';
import type { State } from './standing.ts';

const desk = 'adviser adviser2 hats';
const panel = 'lay1 lay2 expert1 expert2 chair hats insider';

/**
 * Who may do what, station by station: everything that is not named here is refused. `insider` and
 * `judge` belong to the producer as well as to the panel or among those who decide; `hats` holds every
 * part but the applicant's, and where two parts may act does so in the panel's; `former` held some and was ended.
 */
const table: Record<string, { state: State; may: Partial<Record<What, string>> }> = {
  draft: {
    state: 'draft',
    may: own('request-pre-assessment submit withdraw'),
  },
  'draft with comments asked for': {
    state: 'draft',
    may: { ...own('submit withdraw'), comment: desk },
  },
  submitted: {
    state: 'submitted',
    may: { ...own('withdraw'), ask: desk, return: desk, validate: desk },
  },
  query: { state: 'query', may: { ...own('answer withdraw'), return: desk } },
  valid: { state: 'valid', may: { ...own('withdraw'), ask: desk, route: desk } },
  'in-review': {
    state: 'in-review',
    may: {
      ...own('withdraw'),
      ...all(desk, 'ask route assign release place'),
      note: 'adviser adviser2',
      declare: panel,
    },
  },
  'in-review, asked': {
    state: 'in-review',
    may: {
      ...own('answer withdraw'),
      ...all(desk, 'assign release place'),
      note: 'adviser adviser2',
      declare: panel,
    },
  },
  'in-review, at the meeting': {
    state: 'in-review',
    may: {
      ...own('withdraw'),
      ...all(desk, 'ask assign release place unplace'),
      note: 'adviser adviser2 chair',
      attend: 'adviser adviser2 chair',
      declare: panel,
      view: 'lay1 expert1 expert2 chair',
    },
  },
  'in-review, quorate': {
    state: 'in-review',
    may: {
      ...own('withdraw'),
      ...all(desk, 'ask assign release'),
      note: 'adviser adviser2 chair',
      attend: 'adviser adviser2 chair',
      declare: panel,
      view: 'lay1 expert1 expert2 chair',
      advise: 'chair',
    },
  },
  'in-review, no lay member there': {
    state: 'in-review',
    may: {
      ...own('withdraw'),
      ...all(desk, 'ask assign release'),
      note: 'adviser adviser2 chair',
      attend: 'adviser adviser2 chair',
      declare: panel,
      view: 'lay1 expert1 expert2 chair',
    },
  },
  advised: { state: 'advised', may: { ...own('withdraw'), decide: 'decider decider2 hats' } },
  decided: { state: 'decided', may: { letter: desk } },
  live: {
    state: 'live',
    may: { ...own('withdraw amend'), ...all('decider decider2 hats', 'suspend cancel') },
  },
  'live, lapsed': { state: 'live', may: {} },
  'live, review open': {
    state: 'live',
    may: {
      ...own('withdraw amend file-review'),
      ...all('decider decider2 hats', 'suspend cancel'),
    },
  },
  'live, review handed in': {
    state: 'live',
    may: {
      ...own('withdraw amend'),
      ...all(desk, 'accept-review return-review'),
      ...all('decider decider2 hats', 'suspend cancel'),
    },
  },
  'live with a condition': {
    state: 'live',
    may: {
      ...own('withdraw amend file-evidence'),
      ...all('decider decider2 hats', 'suspend cancel'),
    },
  },
  'live, evidence of a condition sent': {
    state: 'live',
    may: {
      ...own('withdraw amend'),
      ...all(desk, 'accept-evidence return-evidence'),
      ...all('decider decider2 hats', 'suspend cancel'),
    },
  },
  'live, amendment asked for': {
    state: 'live',
    may: {
      ...own('withdraw'),
      'advise-amendment': desk,
      ...all('decider decider2 hats', 'suspend cancel'),
    },
  },
  'live, amendment advised on': {
    state: 'live',
    may: {
      ...own('withdraw'),
      'advise-amendment': desk,
      ...all('decider decider2 hats', 'decide-amendment suspend cancel'),
    },
  },
  suspended: {
    state: 'suspended',
    may: { ...own('withdraw'), ...all('decider decider2 hats', 'lift cancel') },
  },
  cancelled: { state: 'cancelled', may: {} },
  withdrawn: { state: 'withdrawn', may: {} },
  provisional: { state: 'valid', may: own('answer withdraw') },
  deferred: {
    state: 'in-review',
    may: {
      ...own('withdraw'),
      ...all(desk, 'ask route assign release place'),
      note: 'adviser adviser2',
      // Who left the item has left it for good.
      declare: 'lay1 lay2 expert1 expert2 chair hats insider',
    },
  },
  refused: { state: 'ended', may: own('appeal') },
  'refused, too late to appeal': { state: 'ended', may: {} },
  'refused, appealed': { state: 'ended', may: { 'hear-appeal': 'decider2 hats' } },
  'refused, appeal upheld': {
    state: 'valid',
    may: { ...own('withdraw'), ask: desk, route: desk },
  },
  'refused, appeal dismissed': { state: 'ended', may: {} },
};

for (const [station, { state, may }] of Object.entries(table)) {
  test(`${station}: those may act whom the table names, and nobody else`, () => {
    const play = at(station);
    assert.equal(play.standing.state, state);
    const found: Partial<Record<What, string>> = {};
    for (const what of whats) {
      const who = (Object.keys(doers) as Name[]).filter((name) =>
        wishesFor(play).some((one) => one.what === what && play.asks(name, one).allowed),
      );
      if (who.length > 0) found[what] = who.join(' ');
    }
    assert.deepEqual(sorted(found), sorted(may));
  });
}

test('the table has every state, and stations whose rows are not checked are none', () => {
  const states: State[] = [
    'draft',
    'submitted',
    'query',
    'valid',
    'in-review',
    'advised',
    'decided',
    'live',
    'suspended',
    'ended',
    'withdrawn',
    'cancelled',
  ];
  const inTable = new Set(Object.values(table).map(({ state }) => state));
  assert.deepEqual([...inTable].sort(), states.sort());
  assert.deepEqual(Object.keys(stations).sort(), Object.keys(table).sort());
});

test('who was assigned as a reviewer does not hear the appeal, even without having declared', () => {
  const play = at('in-review');
  play.does('adviser', 'assign', { person: doers.hats.id, as: 'reviewer' });
  assert.ok(!play.standing.hands.has(doers.hats.id));
  const appealed = at('refused, appealed');
  const hearing = wishesFor(appealed).find(({ what }) => what === 'hear-appeal');
  assert.ok(hearing);
  assert.equal(appealed.asks('hats', hearing).allowed, true);
  appealed.standing = { ...appealed.standing, reviewers: play.standing.reviewers };
  assert.equal(appealed.asks('hats', hearing).allowed, false);
});

test('who decided, or was set aside on appeal, holds no other part afterwards', () => {
  const upheld = at('refused, appeal upheld');
  upheld.does('adviser', 'route', wish(upheld, 'route'));
  for (const name of ['lay1', 'expert1', 'expert2', 'chair'] as const) {
    upheld.does(name, 'declare', { interest: 'none', words: null });
    upheld.does(name, 'view', wish(upheld, 'view'));
  }
  upheld.does('adviser', 'place', { meeting: upheld.today, starts: '10:00' });
  for (const name of ['lay1', 'expert1', 'expert2', 'chair'] as const) {
    upheld.does('adviser', 'attend', { person: doers[name].id, present: true });
  }
  advise(upheld, 'supported');
  const decision = wishesFor(upheld).find(({ what }) => what === 'decide');
  assert.ok(decision);
  assert.equal(upheld.asks('decider', decision).allowed, false);
  assert.equal(upheld.asks('decider2', decision).allowed, true);
});

test('no member who belongs to the producer is assigned, and no reviewer decides', () => {
  const play = at('in-review');
  const assigned = (name: Name) =>
    play.asks('adviser', { what: 'assign', details: { person: doers[name].id, as: 'lead' } });
  assert.equal(assigned('lay1').allowed, true);
  assert.equal(assigned('insider').allowed, false);

  const advised = at('advised');
  const decision = wish(advised, 'decide');
  const sits = { ...advised.standing, reviewers: [{ person: doers.hats.id, as: 'lead' as const }] };
  assert.equal(advised.asks('hats', { what: 'decide', details: decision } as Wish).allowed, true);
  advised.standing = sits;
  assert.equal(advised.asks('hats', { what: 'decide', details: decision } as Wish).allowed, false);
});

test('an item is not placed where it would overlap another', () => {
  const play = at('in-review');
  const place = wishesFor(play).find(({ what }) => what === 'place');
  assert.ok(place && play.asks('adviser', place).allowed);
  const busy = at('in-review');
  busy.overlaps = ['10:00'];
  busy.pause(0);
  const ruling = busy.asks('adviser', place);
  assert.equal(!ruling.allowed && ruling.field, 'starts');
});

/** What the applicant's people may do; `insider` and `judge` are of them. */
function own(acts: string) {
  return all('applicant insider judge', acts);
}

function all(who: string, acts: string): Partial<Record<What, string>> {
  return Object.fromEntries(acts.split(' ').map((what) => [what, who]));
}

function sorted(found: Partial<Record<What, string>>) {
  return Object.fromEntries(
    Object.entries(found)
      .map(([what, who]) => [what, who.split(' ').sort().join(' ')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
