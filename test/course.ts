import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import type { HeldRole, Role } from '../src/people/schema.ts';
import { addDays, dayOf } from '../src/review/course/clock-rules.ts';
import { afterAct } from '../src/review/course/fold.ts';
import { type Doer, sideOf } from '../src/review/course/parts-rules.ts';
import { rule } from '../src/review/course/rules.ts';
import type { Circumstances, Ruling, Wish } from '../src/review/course/ruling.ts';
import type { Act, Side } from '../src/review/course/schema.ts';
import { type Standing, untouched } from '../src/review/course/standing.ts';
import { type Scheme, schemeSchema } from '../src/review/scheme/schema.ts';

export const producer = 'invented-office';

export const schemes = Object.fromEntries(
  ['engagement-mark', 'accreditation-condition'].map((name) => {
    const file = resolve(import.meta.dirname, `../schemes/${name}.yaml`);
    return [name, schemeSchema.parse(load(readFileSync(file, 'utf8')))];
  }),
) as Record<'engagement-mark' | 'accreditation-condition', Scheme>;

/** Everybody who may try something; all invented. */
export const doers = {
  applicant: someone('applicant', ['applicant', producer]),
  stranger: someone('stranger', ['applicant', 'other-office']),
  adviser: someone('adviser', ['adviser', null]),
  adviser2: someone('adviser2', ['adviser', null]),
  lay1: someone('lay1', ['member-lay', null]),
  lay2: someone('lay2', ['member-lay', null]),
  expert1: someone('expert1', ['member-expert', null]),
  expert2: someone('expert2', ['member-expert', null]),
  chair: someone('chair', ['chair', null], ['member-expert', null]),
  plainChair: someone('plain-chair', ['chair', null]),
  decider: someone('decider', ['decision-maker', null]),
  decider2: someone('decider2', ['decision-maker', null]),
  /** Holds every part at once. */
  hats: someone(
    'hats',
    ['adviser', null],
    ['member-lay', null],
    ['chair', null],
    ['decision-maker', null],
  ),
  /** Sits on the panel and belongs to the producer. */
  insider: someone('insider', ['applicant', producer], ['member-lay', null]),
  /** Decides and belongs to the producer. */
  judge: someone('judge', ['applicant', producer], ['decision-maker', null]),
  editor: someone('editor', ['editor', null]),
  administrator: someone('administrator', ['administrator', null]),
  former: { ...someone('former', ['adviser', null], ['chair', null]), state: 'ended' as const },
} satisfies Record<string, Doer>;
export type Name = keyof typeof doers;

function someone(id: string, ...roles: readonly (readonly [Role, string | null])[]): Doer {
  const held = roles.map(([role, organisation]): HeldRole => ({ role, organisation }));
  return { id, roles: held, state: 'active' };
}

const panel: ReadonlyMap<string, Side> = new Map(
  Object.values(doers).flatMap((doer) => {
    const side = doer.state === 'active' ? sideOf(doer) : null;
    return side ? [[doer.id, side] as const] : [];
  }),
);

/** One application, played without a database: the same rules, a clock of its own. */
export class Play {
  standing: Standing = untouched;
  readonly acts: Act[] = [];
  /** Whether the evidence meets the scheme when it is handed in. */
  whole = true;
  /** When other items begin that an item placed now would overlap. */
  overlaps: string[] = [];
  readonly scheme: Scheme;
  now: Date;

  constructor(scheme: Scheme = schemes['engagement-mark'], begun = '2026-03-02T10:00:00.000Z') {
    this.scheme = scheme;
    this.now = new Date(begun);
  }

  #given: Circumstances | null = null;

  get today(): string {
    return dayOf(this.now, this.scheme.time_zone);
  }

  get circumstances(): Circumstances {
    this.#given ??= {
      scheme: this.scheme,
      producer,
      now: this.now,
      missing: this.whole ? [] : [{ field: 'purpose', message: 'Say what you apply for' }],
      panel,
      noticed: new Set(panel.keys()),
      insiders: new Set(['insider']),
      overlaps: this.overlaps,
      meetings: new Set([this.today, addDays(this.today, 7)]),
    };
    return this.#given;
  }

  /** So many days later; whether the evidence meets the scheme then. */
  pause(days: number, whole = this.whole): void {
    this.now = new Date(this.now.getTime() + days * 86_400_000);
    this.whole = whole;
    this.#given = null;
  }

  asks(name: Name, wish: Wish): Ruling {
    return rule(doers[name], wish, this.standing, this.circumstances);
  }

  /** Does it when it is allowed; answers the ruling. */
  tries(name: Name, wish: Wish): Ruling {
    const ruling = this.asks(name, wish);
    if (!ruling.allowed) return ruling;
    const act = {
      ...wish,
      number: this.standing.number + 1,
      at: this.now.toISOString(),
      person: doers[name].id,
      part: ruling.part,
      side: ruling.side,
    } as Act;
    this.acts.push(act);
    this.standing = afterAct(this.standing, act);
    return ruling;
  }

  /** Throws where it is refused. */
  does(name: Name, what: Wish['what'], details: unknown = {}): void {
    const ruling = this.tries(name, { what, details } as Wish);
    if (!ruling.allowed) throw new Error(`${name} may not ${what}: ${ruling.message}`);
  }
}
