import type { Doer } from './parts-rules.ts';
import { rule } from './rules.ts';
import type { Circumstances, Wish } from './ruling.ts';
import { type Details, type What, whats } from './schema.ts';
import type { Standing } from './standing.ts';

/** What somebody may do now, each with what still stands in the way of its words, if anything. */
export type Possible = ReadonlyMap<What, string | null>;

/**
 * The acts that are open to somebody as an application stands: asked of the same rules, with a form
 * that nothing was written into yet.
 */
export function possibleActs(doer: Doer, standing: Standing, given: Circumstances): Possible {
  const possible = new Map<What, string | null>();
  for (const what of whats) {
    const blank = { what, details: blanks(standing)[what] } as Wish;
    const ruling = rule(doer, blank, standing, given);
    if (ruling.allowed) possible.set(what, null);
    else if (ruling.why === 'invalid') possible.set(what, ruling.message);
  }
  return possible;
}

function blanks(standing: Standing): { [W in What]: Details<W> } {
  const words = '';
  const firstOpen = standing.conditions.find(({ met }) => !met)?.number ?? 1;
  const firstFiled = standing.conditions.find(({ met, filed }) => !met && filed)?.number ?? 1;
  const amendment = standing.amendments.length;
  return {
    'request-pre-assessment': {},
    submit: { version: 1 },
    answer: { words, version: 1 },
    withdraw: { words: null },
    'file-evidence': {
      condition: standing.conditions.find(({ met, filed }) => !met && !filed)?.number ?? firstOpen,
      words,
    },
    'file-review': { answers: {} },
    amend: { changes: [], words },
    appeal: { words },
    comment: { words },
    ask: { words },
    return: { words },
    validate: { checked: [], words: null },
    route: { route: '', reasons: words, precedent: null, cleared: [] },
    assign: { person: '', as: 'reviewer' },
    release: { person: '' },
    place: { meeting: '', starts: '' },
    unplace: {},
    letter: { subject: '', words },
    'accept-evidence': { condition: firstFiled, words: null },
    'return-evidence': { condition: firstFiled, words },
    'accept-review': { words: null },
    'return-review': { words },
    'advise-amendment': { amendment, advice: 'agree', words },
    // Leaving is open to everybody who may declare at all.
    declare: { interest: 'leaves', words: null },
    view: { answers: [], outcome: 'supported', words },
    attend: { person: '', present: true },
    note: { words },
    advise: { outcome: 'supported', reasons: words, conditions: [], lay: words, expert: null },
    decide: {
      outcome: 'supported',
      reasons: words,
      differs: null,
      conditions: [],
      refused_for: [],
    },
    'decide-amendment': { amendment, outcome: 'agreed', words },
    suspend: { words },
    lift: { words },
    cancel: { words },
    'hear-appeal': { outcome: 'dismissed', words },
  };
}
