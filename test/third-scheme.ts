import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { type Scheme, schemeSchema } from '../src/review/scheme/schema.ts';
import { Play } from './course.ts';
import { adviceOf, decisionOf, letter, viewOf } from './review.ts';

const fixture = resolve(import.meta.dirname, 'fixtures/approval-scheme.yaml');

/** The third scheme's file, as it stands. */
export const document = () => load(readFileSync(fixture, 'utf8')) as Record<string, unknown>;
export const begun = '2026-03-02';

export function schemeOf(): Scheme {
  return schemeSchema.parse(document());
}

/** Two people are enough: the quorum has its own rows. */
export function playable(scheme: Scheme): Scheme {
  const [route] = scheme.routes;
  assert.ok(route);
  const few = { quorum: { members: 1, lay: 1 }, reviewers: { lay: 1, expert: 0 } };
  return { ...scheme, routes: [{ ...route, ...few }] };
}

type Station = 'submitted' | 'valid' | 'advised' | 'live' | 'refused';

/** `filled`: the scheme whose lists the people fill in. */
export function playedTo(station: Station, scheme: Scheme, filled: Scheme = scheme): Play {
  const play = new Play(playable(scheme), `${begun}T15:00:00.000Z`);
  const outcome = station === 'refused' ? 'not-supported' : 'supported';
  const steps: (() => void)[] = [
    () => play.does('applicant', 'submit', { version: 1 }),
    () =>
      play.does('adviser', 'validate', {
        checked: filled.validation.map(({ code }) => code),
        words: null,
      }),
    () => {
      const cleared: string[] = [];
      play.does('adviser', 'route', {
        route: 'by-letter',
        reasons: 'It fits.',
        precedent: null,
        cleared,
      });
      for (const name of ['lay1', 'chair'] as const) {
        play.does(name, 'declare', { interest: 'none', words: null });
      }
      play.does('lay1', 'view', viewOf(filled, outcome));
      play.does('chair', 'advise', adviceOf(outcome));
    },
    () => {
      const refused_for = outcome === 'not-supported' ? ['too-late'] : [];
      play.does('decider', 'decide', { ...decisionOf(outcome), refused_for });
      play.does('adviser', 'letter', letter);
    },
  ];
  const count = { submitted: 1, valid: 2, advised: 3, live: 4, refused: 4 }[station];
  for (const step of steps.slice(0, count)) step();
  return play;
}
