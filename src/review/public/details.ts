import { dayOf } from '../course/clock-rules.ts';
import type { Side } from '../course/schema.ts';
import { publicEvidence } from '../evidence/public.ts';
import type { Evidence } from '../evidence/schema.ts';
import type { Scheme } from '../scheme/schema.ts';
import { type Around, publicDecision } from './decision.ts';
import { type Entry, givesMark } from './entries.ts';
import type { PublicDecisionDetails } from './schema.ts';

export interface DetailsAround extends Around {
  /** As it was when the decision was made. */
  evidence: Evidence | null;
  /** Names of members who accepted that theirs is published, by opaque id. */
  members: ReadonlyMap<string, string>;
}

/** What is public of a decision and of its application, field by field. */
export function publicDetails(entry: Entry, around: DetailsAround): PublicDecisionDetails {
  const { application, decision } = entry;
  const { scheme } = application;
  const { evidence, members } = around;
  const { advice, details, route, interests, present, views, meeting } = decision;
  const named = (person: string, side: Side | null) => ({
    name: members.get(person) ?? null,
    side,
  });
  return {
    ...publicDecision(entry, around),
    application: application.reference,
    scheme_title: scheme.title,
    body: scheme.body,
    invented: scheme.invented,
    means: scheme.means,
    route_label: scheme.routes.find(({ code }) => code === route.route)?.label ?? route.route,
    precedent_title:
      scheme.precedents.find(({ code }) => code === route.precedent)?.title ?? route.precedent,
    outcome_label: scheme.outcomes[details.outcome].label,
    advice_label: scheme.outcomes[advice.details.outcome].label,
    members: views.map(({ person, side, outcome, words, answers }) => ({
      ...named(person, side),
      outcome,
      words,
      answers: answers.map(({ criterion, opinion, words: said }) => ({
        criterion,
        label: scheme.criteria.find(({ code }) => code === criterion)?.label ?? criterion,
        opinion,
        words: said,
      })),
    })),
    interests: [...interests].map(([person, { side, interest, words }]) => ({
      ...named(person, side),
      interest,
      words,
      present: present.includes(person),
      left: interest === 'leaves',
    })),
    present: present.map((person) => named(person, interests.get(person)?.side ?? null)),
    meeting,
    evidence: evidence && publicEvidence(evidence),
    ...afterwards(entry, scheme),
  };
}

/** What has come of a decision since: of the one that gave the mark, or that an appeal is about. */
function afterwards(entry: Entry, scheme: Scheme) {
  const { decision } = entry;
  const { amendments, suspensions, state, ended, appeal, decisions } = entry.application.standing;
  const marks = givesMark(entry);
  const day = (at: string) => dayOf(at, scheme.time_zone);
  const appealed = decision.set_aside || decisions.at(-1) === decision ? appeal : null;
  return {
    amendments: (marks ? amendments : []).flatMap(({ changes, filed, decided }) => {
      if (!decided) return [];
      const { outcome, words, at } = decided;
      return [
        {
          changes: changes.map((code) => ({
            code,
            label: scheme.amendments.find((one) => one.code === code)?.label ?? code,
          })),
          filed: day(filed),
          decided: day(at),
          outcome,
          reasons: words,
        },
      ];
    }),
    suspensions: (marks ? suspensions : []).map(({ at, words, lifted }) => ({
      from: day(at),
      reasons: words,
      until: lifted && day(lifted.at),
      why_lifted: lifted?.words ?? null,
    })),
    cancelled:
      marks && state === 'cancelled' && ended ? { on: day(ended.at), reasons: ended.words } : null,
    withdrawn: marks && state === 'withdrawn' && ended ? day(ended.at) : null,
    appeal: appealed && {
      filed: day(appealed.filed),
      heard: appealed.heard && day(appealed.heard.at),
      outcome: appealed.heard?.outcome ?? null,
      reasons: appealed.heard?.words ?? null,
    },
  };
}
