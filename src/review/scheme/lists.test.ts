import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wholeEvidence } from '../../../test/review.ts';
import { begun, playable, playedTo, schemeOf } from '../../../test/third-scheme.ts';
import { missingFrom } from '../evidence/missing-rules.ts';
import type { Scheme } from './schema.ts';

it('every list of a scheme’s file is what the software asks for', () => {
  const added = { code: 'planted', label: 'Planted by this test', definition: null };
  const refusals: [
    list: (scheme: Scheme) => { code: string }[],
    run: (scheme: Scheme) => void,
    RegExp,
  ][] = [
    [
      ({ validation }) => validation,
      (scheme) => playedTo('valid', scheme, schemeOf()),
      /Check every line/,
    ],
    [
      ({ criteria }) => criteria,
      (scheme) => playedTo('advised', scheme, schemeOf()),
      /Say of every criterion/,
    ],
    [
      ({ review }) => review.questions,
      (scheme) => {
        const play = playedTo('live', scheme);
        play.pause(15 * 31);
        play.does('applicant', 'file-review', { answers: { went: 'Well.' } });
      },
      /Answer every question/,
    ],
  ];
  for (const [list, run, message] of refusals) {
    run(playable(schemeOf()));
    const scheme = playable(schemeOf());
    list(scheme).push(added);
    assert.throws(() => run(scheme), message);
  }
  const amend = (scheme: Scheme) =>
    playedTo('live', scheme).does('applicant', 'amend', { changes: ['planted'], words: 'More.' });
  assert.throws(() => amend(playable(schemeOf())), /not in the scheme/);
  const scheme = playable(schemeOf());
  scheme.amendments.push(added);
  amend(scheme);

  const evidence = wholeEvidence(schemeOf());
  const missing = (changed: Partial<Scheme>) =>
    missingFrom(evidence, { ...schemeOf(), ...changed }, begun).map((one) => one.message);
  assert.deepEqual(missing({}), []);
  const question = { ...added, of: 'application' as const, hint: null };
  assert.match(
    missing({ questions: [{ ...question, required_for: ['higher'] }] }).join(),
    /Planted by this test/,
  );
  assert.deepEqual(missing({ questions: [{ ...question, required_for: ['lower'] }] }), []);
  evidence.activities[0] = {
    ...(evidence.activities[0] as (typeof evidence.activities)[0]),
    changed: null,
  };
  assert.deepEqual(missing({}), []);
  assert.match(missing({ activity_requires: ['changed'] }).join(), /how it changed the statistics/);
});
