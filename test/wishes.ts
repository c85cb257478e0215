import { addDays } from '../src/review/course/clock-rules.ts';
import type { Wish } from '../src/review/course/ruling.ts';
import { doers, type Play } from './course.ts';

const words = 'Invented words.';

/** Wishes that are well said, several of each act, for an application as it stands. */
export function wishesFor({ scheme, standing, today }: Play): Wish[] {
  const later = addDays(today, 90);
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
  const conditions = [{ text: words, due: later }];
  const outcomes = [
    { outcome: 'supported', conditions: [] },
    { outcome: 'supported-with-conditions', conditions },
    { outcome: 'provisional', conditions: [] },
    { outcome: 'deferred', conditions: [] },
    { outcome: 'not-supported', conditions: [] },
  ] as const;
  const people = Object.values(doers).map(({ id }) => id);
  const version = standing.version + 1;
  const firstFree = standing.conditions.find(({ met, filed }) => !met && !filed)?.number ?? 1;
  const firstFiled = standing.conditions.find(({ met, filed }) => !met && filed)?.number ?? 1;
  const amendment = Math.max(1, standing.amendments.length);
  return [
    { what: 'request-pre-assessment', details: {} },
    { what: 'comment', details: { words } },
    { what: 'submit', details: { version } },
    { what: 'ask', details: { words } },
    { what: 'answer', details: { words, version } },
    { what: 'return', details: { words } },
    { what: 'withdraw', details: { words } },
    { what: 'validate', details: { checked: codes(scheme.validation), words: null } },
    ...scheme.routes.map(
      (route): Wish => ({
        what: 'route',
        details: {
          route: route.code,
          reasons: words,
          precedent: route.precedent ? (scheme.precedents[0]?.code ?? null) : null,
          cleared: codes(route.exclusions),
        },
      }),
    ),
    ...people.flatMap((person): Wish[] => [
      { what: 'assign', details: { person, as: 'lead' } },
      { what: 'release', details: { person } },
      { what: 'attend', details: { person, present: true } },
      { what: 'attend', details: { person, present: false } },
    ]),
    { what: 'place', details: { meeting: today, starts: '10:00' } },
    { what: 'place', details: { meeting: addDays(today, 7), starts: '10:20' } },
    { what: 'unplace', details: {} },
    ...(['none', 'stays', 'leaves'] as const).map(
      (interest): Wish => ({ what: 'declare', details: { interest, words: null } }),
    ),
    {
      what: 'view',
      details: {
        answers: scheme.criteria.map(({ code }) => ({
          criterion: code,
          opinion: 'met',
          words: null,
        })),
        outcome: 'supported',
        words,
      },
    },
    { what: 'note', details: { words } },
    ...outcomes.flatMap(({ outcome, conditions: given }): Wish[] => [
      {
        what: 'advise',
        details: { outcome, reasons: words, conditions: [...given], lay: words, expert: words },
      },
      {
        what: 'decide',
        details: {
          outcome,
          reasons: words,
          differs: words,
          conditions: [...given],
          refused_for: outcome === 'not-supported' ? ['not-shown'] : [],
        },
      },
    ]),
    { what: 'letter', details: { subject: words, words } },
    { what: 'file-evidence', details: { condition: firstFree, words } },
    { what: 'accept-evidence', details: { condition: firstFiled, words: null } },
    { what: 'return-evidence', details: { condition: firstFiled, words } },
    {
      what: 'file-review',
      details: {
        answers: Object.fromEntries(codes(scheme.review.questions).map((code) => [code, words])),
      },
    },
    { what: 'accept-review', details: { words: null } },
    { what: 'return-review', details: { words } },
    { what: 'amend', details: { changes: codes(scheme.amendments).slice(0, 1), words } },
    { what: 'advise-amendment', details: { amendment, advice: 'agree', words } },
    { what: 'decide-amendment', details: { amendment, outcome: 'agreed', words } },
    { what: 'suspend', details: { words } },
    { what: 'lift', details: { words } },
    { what: 'cancel', details: { words } },
    { what: 'appeal', details: { words } },
    { what: 'hear-appeal', details: { outcome: 'dismissed', words } },
    { what: 'hear-appeal', details: { outcome: 'upheld', words } },
  ];
}
