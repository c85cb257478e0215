import type { What } from '../src/review/course/schema.ts';
import { doers, Play } from './course.ts';
import { wishesFor } from './wishes.ts';

const words = 'Invented words.';

/** How an application comes to stand where the table begins: who did what before. */
export const stations: Record<string, (play: Play) => void> = {
  draft: () => {},
  'draft with comments asked for': (play) => play.does('applicant', 'request-pre-assessment'),
  submitted: (play) => play.does('applicant', 'submit', { version: 1 }),
  query: after('submitted', (play) => play.does('adviser', 'ask', { words })),
  valid: after('submitted', (play) => {
    play.does('adviser', 'validate', wish(play, 'validate'));
  }),
  'in-review': after('valid', (play) => {
    play.does('adviser', 'route', wish(play, 'route'));
    play.does('adviser', 'assign', { person: doers.lay1.id, as: 'lead' });
  }),
  'in-review, asked': after('in-review', (play) => play.does('adviser', 'ask', { words })),
  'in-review, at the meeting': after('in-review', (play) => {
    for (const name of ['lay1', 'expert1', 'expert2', 'chair'] as const) {
      play.does(name, 'declare', { interest: 'none', words: null });
      if (name !== 'chair') play.does(name, 'view', wish(play, 'view'));
    }
    play.does('lay2', 'declare', { interest: 'leaves', words });
    play.does('adviser', 'place', { meeting: play.today, starts: '10:00' });
  }),
  'in-review, quorate': after('in-review, at the meeting', (play) => {
    for (const name of ['lay1', 'expert1', 'expert2', 'chair'] as const) {
      play.does('chair', 'attend', { person: doers[name].id, present: true });
    }
  }),
  'in-review, no lay member there': after('in-review, quorate', (play) => {
    play.does('chair', 'attend', { person: doers.lay1.id, present: false });
  }),
  advised: after('in-review, quorate', (play) => advise(play, 'supported')),
  decided: after('advised', (play) => decide(play, 'supported')),
  live: after('decided', letter),
  'live, lapsed': after('live', (play) => play.pause(450)),
  'live, review open': after('live', (play) => play.pause(320)),
  'live, review handed in': after('live, review open', (play) => {
    play.does('applicant', 'file-review', wish(play, 'file-review'));
  }),
  'live with a condition': after('in-review, quorate', (play) => {
    advise(play, 'supported');
    decide(play, 'supported-with-conditions');
    letter(play);
  }),
  'live, evidence of a condition sent': after('live with a condition', (play) => {
    play.does('applicant', 'file-evidence', { condition: 1, words });
  }),
  'live, amendment asked for': after('live', (play) => {
    play.does('applicant', 'amend', wish(play, 'amend'));
  }),
  'live, amendment advised on': after('live, amendment asked for', (play) => {
    play.does('adviser', 'advise-amendment', { amendment: 1, advice: 'agree', words });
  }),
  suspended: after('live', (play) => play.does('decider', 'suspend', { words })),
  cancelled: after('live', (play) => play.does('decider', 'cancel', { words })),
  withdrawn: after('submitted', (play) => play.does('applicant', 'withdraw', { words })),
  provisional: after('in-review, quorate', (play) => {
    advise(play, 'provisional');
    decide(play, 'provisional');
    letter(play);
  }),
  deferred: after('in-review, quorate', (play) => {
    advise(play, 'deferred');
    decide(play, 'deferred');
    letter(play);
  }),
  refused: after('in-review, quorate', (play) => {
    advise(play, 'not-supported');
    decide(play, 'not-supported');
    letter(play);
  }),
  'refused, too late to appeal': after('refused', (play) => play.pause(29)),
  'refused, appealed': after('refused', (play) => play.does('applicant', 'appeal', { words })),
  'refused, appeal upheld': after('refused, appealed', (play) => {
    play.does('decider2', 'hear-appeal', { outcome: 'upheld', words });
  }),
  'refused, appeal dismissed': after('refused, appealed', (play) => {
    play.does('decider2', 'hear-appeal', { outcome: 'dismissed', words });
  }),
};

function after(station: string, more: (play: Play) => void): (play: Play) => void {
  return (play) => {
    stations[station]?.(play);
    more(play);
  };
}

/** A play that stands at a station. */
export function at(station: string): Play {
  const play = new Play();
  stations[station]?.(play);
  return play;
}

/** The details of a well-said wish for an act. */
export function wish(play: Play, what: What): unknown {
  return wishesFor(play).find((one) => one.what === what)?.details;
}

export function advise(play: Play, outcome: string): void {
  const given = wishesFor(play).find(
    (one) => one.what === 'advise' && one.details.outcome === outcome,
  );
  play.does('chair', 'advise', given?.details);
}

function decide(play: Play, outcome: string): void {
  const given = wishesFor(play).find(
    (one) => one.what === 'decide' && one.details.outcome === outcome,
  );
  play.does('decider', 'decide', given?.details);
}

function letter(play: Play): void {
  play.does('adviser', 'letter', { subject: words, words });
}
