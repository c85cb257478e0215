import { publishExample } from '../../examples/actions.ts';
import { nameless } from '../../examples/credit-actions.ts';
import { requireFree } from '../../examples/editing/draft-actions.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { type Example, exampleSchema } from '../../examples/schema.ts';
import type { Trx } from '../../kernel/database/database.ts';
import { Conflict, Invalid } from '../../kernel/errors.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import { type Actor, publicName } from '../../people/rules.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { StoredContribution } from '../queries.ts';
import { findAboutExample } from '../subjects-queries.ts';
import { type Acceptance, creditOf } from './acceptance.ts';
import { outcomeMail } from './mails.ts';
import {
  Collision,
  type Desk,
  decided,
  type Handling,
  type Moment,
  moderate,
  stateAfter,
  writeTo,
} from './moderating-actions.ts';
import { withCredit, withParts } from './parts.ts';
import { listJoined } from './queries.ts';

/** The example as an editor has rewritten it, and where it stands: a new slug is a new example. */
export interface Rewritten {
  slug: string;
  example: Example;
  /** Whether the contributor, and those joined, are thanked as they wished. */
  credit: boolean;
  /** Writes what the example needs first, in the same transaction; answers the names with it. */
  prepare: (trx: Trx, version: number) => Promise<Names>;
}

/**
 * Takes a contribution, or parts of it: publishes a revision with credit and confirmed facts, and tells
 * whoever sent it. Answers the address of what changed; null where no example did. Throws Forbidden,
 * NotFound, Collision and Invalid.
 */
export async function acceptContribution(
  desk: Desk,
  names: Names,
  handling: Handling,
  acceptance: Acceptance,
  rewritten: Rewritten | null = null,
): Promise<string | null> {
  let address: string | null = null;
  await moderate(desk, handling, async (moment) => {
    const { trx, contribution } = moment;
    const { outcome, words, files } = acceptance;
    const state = stateAfter(contribution, outcome === 'accepted' ? 'accept' : 'accept-in-part');
    const joined = await listJoined(trx, contribution.id);
    const target = await findTarget(trx, contribution, handling);
    const published = rewritten
      ? await publishRewritten(moment, handling.actor, acceptance, rewritten, target, joined)
      : target && acceptance.parts
        ? await publishParts(moment, names, handling.actor, acceptance, target, joined)
        : null;
    await publishFiles(trx, contribution.id, files);
    address = published && `/examples/${published.slug}/history/${published.revision}`;
    const changed = address && desk.url + address;
    for (const one of [contribution, ...joined]) {
      const own = one === contribution ? words : null;
      await writeTo(desk, moment, one, (letter) =>
        outcomeMail(letter, { state: outcome, reason: null, words: own, changed }),
      );
    }
    return {
      values: { state, words, revision: published?.revision ?? null, ...decided(moment) },
      what: state,
      codes: published ? codesOf(published) : {},
    };
  });
  return address;
}

interface Published {
  slug: string;
  revision: number;
}

function codesOf({ slug, revision }: Published): Record<string, string | number> {
  return { example: slug, revision };
}

/** The example that it is about, as the editor saw it; null where it is about none. */
async function findTarget(
  trx: Trx,
  { about_type, about_id }: StoredContribution,
  { opened }: Handling,
): Promise<StoredExample | null> {
  if (about_type !== 'example' || about_id === null) return null;
  const found = await findAboutExample(trx, about_id);
  if (found?.state !== 'published') {
    throw new Collision('The example that it is about is not published any more.');
  }
  if (found.revision !== opened.revision) {
    throw new Collision('The example was revised since you opened this page.');
  }
  return found;
}

async function publishParts(
  moment: Moment,
  names: Names,
  actor: Actor,
  acceptance: Acceptance,
  target: StoredExample,
  joined: readonly StoredContribution[],
): Promise<Published> {
  const { contribution, at } = moment;
  const { parts } = acceptance;
  if (!parts) throw new Error('An example is revised by parts.');
  const by = creditOf(contribution) ?? nameless;
  const on = at.toISOString().slice(0, 10);
  const revised = withParts(target.example, parts, { by, on });
  const example = parts.credit === null ? revised : creditAll(revised, joined);
  return publish(moment, names, actor, acceptance, target.slug, checked(example));
}

async function publishRewritten(
  moment: Moment,
  actor: Actor,
  acceptance: Acceptance,
  { slug, example, credit, prepare }: Rewritten,
  target: StoredExample | null,
  joined: readonly StoredContribution[],
): Promise<Published> {
  const { trx, version, contribution } = moment;
  if (!target) await requireFree(trx, slug);
  const names = await prepare(trx, version);
  const whole = credit ? creditAll(example, [contribution, ...joined]) : example;
  return publish(moment, names, actor, acceptance, target?.slug ?? slug, whole);
}

async function publish(
  { trx, version, at, contribution, role, actorId }: Moment,
  names: Names,
  actor: Actor,
  { reason, named }: Acceptance,
  slug: string,
  example: Example,
): Promise<Published> {
  const revision = await publishExample(
    { trx, version, now: at, names },
    {
      slug,
      example,
      formerly: [],
      author: creditOf(contribution) ?? nameless,
      approver: (named && actor !== 'command' && publicName(actor)) || 'an editor',
      reason,
      contribution: contribution.reference,
      role,
      actor: actorId,
    },
  );
  return { slug, revision };
}

function creditAll(example: Example, all: readonly StoredContribution[]): Example {
  const credits = all.reduce<string[]>(
    (credited, one) => withCredit(credited, creditOf(one)),
    example.credits,
  );
  return { ...example, credits };
}

/** What was joined to what stands must still be an example: too long a text is found here. */
function checked(example: Example): Example {
  const parsed = exampleSchema.safeParse(example);
  if (parsed.success) return parsed.data;
  const [problem] = problemsOf(parsed.error);
  if (!problem) throw new Conflict('The example could not be checked.');
  throw new Invalid([{ field: 'text', message: `“${problem.field}” ${problem.message}` }]);
}

async function publishFiles(trx: Trx, id: number, files: readonly number[]): Promise<void> {
  if (files.length === 0) return;
  await trx
    .updateTable('contribution_files')
    .set({ public: 1 })
    .where('contribution_id', '=', id)
    .where('id', 'in', files)
    .execute();
}
