import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type ContributionEvent, nextState } from './rules.ts';
import { type ContributionState, states } from './schema.ts';

const events: ContributionEvent[] = [
  'ask',
  'answer',
  'accept',
  'accept-in-part',
  'decline',
  'merge',
  'set-aside',
  'restore',
  'withdraw',
];
const actors: Actor[] = ['contributor', 'editor', 'adviser', 'program'];

// Every way there is, written out by hand: event, who, from which states, to which.
const ways: [ContributionEvent, Actor, ContributionState[], ContributionState][] = [
  ['ask', 'editor', ['waiting', 'asked'], 'asked'],
  ['answer', 'contributor', ['waiting', 'asked'], 'waiting'],
  ['accept', 'editor', ['waiting', 'asked'], 'accepted'],
  ['accept-in-part', 'editor', ['waiting', 'asked'], 'accepted-in-part'],
  ['decline', 'editor', ['waiting', 'asked'], 'declined'],
  ['merge', 'editor', ['waiting', 'asked'], 'merged'],
  ['set-aside', 'editor', ['waiting', 'asked'], 'set-aside'],
  ['set-aside', 'program', ['waiting', 'asked'], 'set-aside'],
  ['restore', 'editor', ['set-aside'], 'waiting'],
  ['ask', 'adviser', ['waiting', 'asked'], 'asked'],
  ['accept', 'adviser', ['waiting', 'asked'], 'accepted'],
  ['accept-in-part', 'adviser', ['waiting', 'asked'], 'accepted-in-part'],
  ['decline', 'adviser', ['waiting', 'asked'], 'declined'],
  ['set-aside', 'adviser', ['waiting', 'asked'], 'set-aside'],
  ['restore', 'adviser', ['set-aside'], 'waiting'],
  ['withdraw', 'contributor', ['waiting', 'asked', 'set-aside'], 'withdrawn'],
];

test('every state, every event, every actor', () => {
  const expected = new Map<string, ContributionState>(
    ways.flatMap(([event, actor, from, to]) =>
      from.map((state) => [`${state} ${event} ${actor}`, to] as const),
    ),
  );
  let allowed = 0;
  for (const state of states) {
    for (const event of events) {
      for (const actor of actors) {
        const name = `${state} ${event} ${actor}`;
        const next = nextState(state, event, actor);
        assert.equal(next, expected.get(name) ?? null, name);
        if (next) allowed++;
      }
    }
  }
  assert.equal(allowed, 31);
});
