import type { Missing } from '../evidence/missing-rules.ts';
import type { Scheme } from '../scheme/schema.ts';
import { daysBetween } from './clock-rules.ts';
import type { Details, Part, Side, What } from './schema.ts';

/** What an act is judged by, beside its own words. */
export interface Circumstances {
  scheme: Scheme;
  /** Slug of the producer that applies. */
  producer: string;
  now: Date;
  /** What the evidence lacks; asked for only when it is handed in. */
  missing: readonly Missing[];
  /** The panel: each member's side. */
  panel: ReadonlyMap<string, Side>;
  /** Who has accepted the scheme's notice of what is published of a panel's members. */
  noticed: ReadonlySet<string>;
  /** Who of them belongs to the producer; asked for only where it matters who counts. */
  insiders: ReadonlySet<string>;
  /** The day of each meeting of the scheme that is planned. */
  meetings: ReadonlySet<string>;
  /** When other items begin that an item would overlap; asked for only when it is placed. */
  overlaps: readonly string[];
}

/** Somebody's wish to do something. */
export type Wish<W extends What = What> = { [K in W]: { what: K; details: Details<K> } }[W];

export type Ruling =
  | { allowed: true; part: Part; side: Side | null }
  | {
      allowed: false;
      /** Not theirs to do; not now; or said wrongly. */
      why: 'forbidden' | 'conflict' | 'invalid';
      message: string;
      field?: string;
    };

export type Refusal = (Ruling & { allowed: false }) | null;

export function refuse(
  why: 'forbidden' | 'conflict' | 'invalid',
  message: string,
  field?: string,
): Ruling & { allowed: false } {
  return { allowed: false, why, message, ...(field && { field }) };
}

export function notOf(
  list: readonly { code: string }[],
  codes: readonly string[],
  field: string,
): Refusal {
  const strange = codes.find((one) => !list.some(({ code }) => code === one));
  return strange ? refuse('invalid', `“${strange}” is not in the scheme’s list`, field) : null;
}

export function notAll(
  list: readonly { code: string }[],
  codes: readonly string[],
  field: string,
  message: string,
): Refusal {
  const strange = notOf(list, codes, field);
  if (strange) return strange;
  return list.every(({ code }) => codes.includes(code)) ? null : refuse('invalid', message, field);
}

export function lateCondition(conditions: Details<'decide'>['conditions'], today: string): Refusal {
  const late = conditions.findIndex(({ due }) => daysBetween(today, due) < 1);
  return late < 0
    ? null
    : refuse('invalid', 'A condition is due after today', `conditions.${late}.due`);
}
