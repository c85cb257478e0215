import { change, type Database, type Queryable, type Trx } from '../../kernel/database/database.ts';
import { scrub } from '../../kernel/database/scrub.ts';
import { Invalid } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import { type Actor, requireRole } from '../../people/rules.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { listRevisions, type Revision, type StoredExample } from '../queries.ts';
import type { Example } from '../schema.ts';
import { indexExample } from '../search/indexing.ts';
import { foldText } from '../search/words.ts';
import type { Place } from './draft-actions.ts';
import { getAnyExample } from './queries.ts';
import { readdress } from './readdressing-actions.ts';
import { markOf } from './reasons.ts';
import {
  isInName,
  type Redacting,
  redactAnything,
  redactExample,
  redactText,
  redactTyped,
} from './redacting.ts';
import { listRewritings, listSlugs } from './redaction-queries.ts';
import {
  countHeld,
  type Held,
  type Rewriting,
  type WordsElsewhere,
  type WordsTaken,
} from './rewriting.ts';
import { idOf } from './rules.ts';
import type { RedactionOrder } from './schema.ts';

/** What a redaction changes. */
export interface RedactionPlan {
  /** The names of fields by version. */
  revisions: { number: number; fields: string[] }[];
  /** How many rows beside the versions. */
  held: ReadonlyMap<Held, number>;
  /** Slugs in which the words stand. */
  addresses: string[];
}

/** What would be taken out. Throws Invalid when the words stand nowhere that a redaction reaches. */
export async function planRedaction(
  db: Queryable,
  actor: Actor,
  slug: string,
  order: RedactionOrder,
  elsewhere: readonly WordsElsewhere[],
): Promise<RedactionPlan> {
  requireRole(actor, 'administrator');
  const stored = await getAnyExample(db, slug);
  const { revisions, rewritings } = await draw(db, stored, order, elsewhere);
  const addresses = (await listSlugs(db, stored)).filter((one) =>
    order.words.some((words) => isInName(words, one)),
  );
  const leaving = order.former.length + (order.slug ? 1 : 0);
  requireSomething(revisions.length + rewritings.length + addresses.length + leaving);
  return {
    revisions: revisions.map(({ number, fields }) => ({ number, fields })),
    held: countHeld(rewritings),
    addresses,
  };
}

/**
 * Takes words or whole fields out of the chosen versions of an example, out of what is published and out
 * of all that is linked with it, and drops addresses, for good: out of the search and the database's free
 * space too. Answers the slug that it has now, and whether the files are clean; if not, somebody was
 * reading, and it is tried again every hour.
 */
export async function redactVersions(
  place: Place,
  actor: Actor,
  slug: string,
  order: RedactionOrder,
  elsewhere: readonly WordsElsewhere[],
): Promise<{ slug: string; isClean: boolean }> {
  const role = requireRole(actor, 'administrator');
  const at = place.now().toISOString();
  const now = await change(place.db, async (trx, version) => {
    const before = await getAnyExample(trx, slug);
    const { slug: now, dropped } = await readdress(trx, version, before, order, elsewhere);
    const stored = { ...before, slug: now };
    const { revisions, rewritings } = await draw(trx, stored, order, elsewhere);
    requireSomething(revisions.length + rewritings.length + dropped.length);
    for (const one of revisions) await writeRevision(trx, stored.id, one);
    const current = revisions.find(({ number }) => number === stored.revision);
    if (current) await writeCurrent(trx, version, at, stored, current.example);
    for (const { write } of rewritings) await write(trx);
    await deleteStaleChecks(trx, stored.id);
    const numbers = revisions.map(({ number }) => number).sort((a, b) => a - b);
    await trx
      .insertInto('redactions')
      .values({ example_id: stored.id, at, code: order.code, revisions: JSON.stringify(numbers) })
      .execute();
    const event = { at, about_type: 'example', about_id: now, actor: idOf(actor), role };
    if (now !== slug) await recordEvent(trx, { ...event, what: 'renamed', codes: {} });
    const codes = { reason: order.code, revisions: numbers.length };
    await recordEvent(trx, { ...event, what: 'redacted', codes });
    return now;
  });
  return { slug: now, isClean: await finishRedactions(place.db, elsewhere) };
}

/** Writes tables anew that held what was redacted, where that is still to be done; true once nothing is. */
export async function finishRedactions(
  db: Database,
  elsewhere: readonly Pick<WordsElsewhere, 'tables'>[],
): Promise<boolean> {
  const waiting = await db.selectFrom('redactions').select('id').where('clean', '=', 0).execute();
  if (waiting.length === 0) return true;
  const tables = [...heldIn, ...elsewhere.flatMap((one) => one.tables)];
  if (!(await scrub(db, { tables, search: 'example' }))) return false;
  const ids = waiting.map(({ id }) => id);
  await db.updateTable('redactions').set({ clean: 1 }).where('id', 'in', ids).execute();
  return true;
}

const heldIn = [
  'examples',
  'revisions',
  'example_drafts',
  'example_words',
  'known_words',
  'withdrawals',
  'source_checks',
  'former_slugs',
  'events',
  'outbox',
];

function redactingOf({ words, fields, code }: RedactionOrder): Redacting {
  return { words, fields, mark: markOf(code) };
}

/** A version as it stands, its line in the history too, without what is redacted. */
type DrawnRevision = Pick<Revision, 'number' | 'example' | 'reason' | 'author' | 'approver'> & {
  fields: string[];
};

interface Drawn {
  /** Only those that change. */
  revisions: DrawnRevision[];
  rewritings: Rewriting[];
}

async function draw(
  db: Queryable,
  stored: StoredExample,
  order: RedactionOrder,
  elsewhere: readonly WordsElsewhere[],
): Promise<Drawn> {
  const what = redactingOf(order);
  const all = await listRevisions(db, stored.id);
  const revisions = all
    .filter(({ number }) => order.revisions.includes(number))
    .map((revision) => drawRevision(revision, what))
    .filter(({ fields }) => fields.length > 0);
  const drawn = new Map(revisions.map((one) => [one.number, one.example]));
  const example = {
    id: stored.id,
    slugs: await listSlugs(db, stored),
    documents: all.map((one) => JSON.stringify(drawn.get(one.number) ?? one.example)),
  };
  const taken: WordsTaken = {
    text: (text) => redactAnything(text, what),
    isIn: (name) => order.words.some((words) => isInName(words, name)),
    typed: (typed) => redactTyped(typed, what),
  };
  const rewritings = await listRewritings(db, example, what);
  for (const { list } of elsewhere) rewritings.push(...(await list(db, example, taken)));
  return { revisions, rewritings };
}

function drawRevision(revision: Revision, what: Redacting): DrawnRevision {
  const { number, reason, author, approver } = revision;
  const { example, fields } = redactExample(revision.example, what);
  const line = {
    reason: redactText(reason, what),
    author: redactText(author, what),
    approver: approver === null ? null : redactText(approver, what),
  };
  const isLine = line.reason !== reason || line.author !== author || line.approver !== approver;
  return {
    number,
    example,
    ...line,
    fields: isLine ? [...fields, 'The line in the history'] : fields,
  };
}

function requireSomething(found: number): void {
  if (found > 0) return;
  const message = 'This is in none of the chosen versions, and in nothing that is linked with them';
  throw new Invalid([{ field: 'words', message }]);
}

async function writeRevision(
  trx: Trx,
  id: number,
  { number, example, reason, author, approver }: DrawnRevision,
): Promise<void> {
  await trx
    .updateTable('revisions')
    .set({ document: JSON.stringify(example), reason, author, approver })
    .where('example_id', '=', id)
    .where('number', '=', number)
    .execute();
}

async function writeCurrent(
  trx: Trx,
  version: number,
  at: string,
  { id, state }: StoredExample,
  redacted: Example,
): Promise<void> {
  await trx
    .updateTable('examples')
    .set({
      document: JSON.stringify(redacted),
      title_key: foldText(redacted.title),
      version,
      // So that whoever follows by a feed fetches it again.
      updated: at,
    })
    .where('id', '=', id)
    .execute();
  if (state !== 'published') return;
  await indexExample(trx, id, redacted, await readNames(trx, null, 0));
}

// A check holds the address that it asked: those of what is no source now, redacted or not, go.
async function deleteStaleChecks(trx: Trx, id: number): Promise<void> {
  const { document } = await trx
    .selectFrom('examples')
    .select('document')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { sources } = JSON.parse(document) as StoredExample['example'];
  const urls = sources.map(({ url }) => url);
  await trx
    .deleteFrom('source_checks')
    .where('example_id', '=', id)
    .$if(urls.length > 0, (query) => query.where('url', 'not in', urls))
    .execute();
}
