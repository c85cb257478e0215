import { change, type Database, type Queryable, type Trx } from '../../kernel/database/database.ts';
import { scrub } from '../../kernel/database/scrub.ts';
import { Invalid } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import { type Actor, requireRole } from '../../people/rules.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { listRevisions, type Revision, type StoredExample } from '../queries.ts';
import { indexExample } from '../search/indexing.ts';
import { foldText } from '../search/words.ts';
import type { Place } from './draft-actions.ts';
import { getAnyExample } from './queries.ts';
import { markOf } from './reasons.ts';
import {
  type Redacting,
  redactAnything,
  redactExample,
  redactText,
  redactTyped,
} from './redacting.ts';
import { idOf } from './rules.ts';
import type { RedactionOrder } from './schema.ts';
import type { Typed } from './typed.ts';

/** What later features hold of an example's words, and how they take some out. */
export interface WordsElsewhere {
  tables: readonly string[];
  redact: (trx: Trx, example: { id: number; slug: string }, redact: WordsTaken) => Promise<void>;
}

/** What is redacted of a text or an address, and of what an editor typed into the form of an example. */
export interface WordsTaken {
  text: (text: string) => string;
  typed: (typed: Typed) => Typed;
}

/** What a redaction changes: the names of fields by version. */
export interface RedactionPlan {
  revisions: { number: number; fields: string[] }[];
  /** How many drafts. */
  drafts: number;
}

/** What would be taken out. Throws Invalid when that is nothing. */
export async function planRedaction(
  db: Queryable,
  actor: Actor,
  slug: string,
  order: RedactionOrder,
): Promise<RedactionPlan> {
  requireRole(actor, 'administrator');
  const { id } = await getAnyExample(db, slug);
  return requireSomething(await draw(db, id, order));
}

/**
 * Takes words or whole fields out of the chosen versions of an example, out of what is published and out
 * of every draft, for good: out of the search and the database's free space too. Answers whether the
 * files are clean; if not, somebody was reading, and it is tried again every hour.
 */
export async function redactVersions(
  place: Place,
  actor: Actor,
  slug: string,
  order: RedactionOrder,
  elsewhere: WordsElsewhere,
): Promise<boolean> {
  const role = requireRole(actor, 'administrator');
  const at = place.now().toISOString();
  await change(place.db, async (trx, version) => {
    const stored = await getAnyExample(trx, slug);
    const { revisions } = requireSomething(await draw(trx, stored.id, order));
    const what = redactingOf(order);
    for (const revision of await listRevisions(trx, stored.id)) {
      if (order.revisions.includes(revision.number))
        await writeRevision(trx, stored.id, revision, what);
    }
    if (order.revisions.includes(stored.revision))
      await writeCurrent(trx, version, at, stored, what);
    await writeDrafts(trx, stored.id, what);
    await writeWithdrawals(trx, stored.id, what);
    await deleteStaleChecks(trx, stored.id);
    await elsewhere.redact(trx, stored, {
      text: (text) => redactAnything(text, what),
      typed: (typed) => redactTyped(typed, what),
    });
    const numbers = revisions.map(({ number }) => number).sort((a, b) => a - b);
    await trx
      .insertInto('redactions')
      .values({ example_id: stored.id, at, code: order.code, revisions: JSON.stringify(numbers) })
      .execute();
    await recordEvent(trx, {
      at,
      what: 'redacted',
      about_type: 'example',
      about_id: slug,
      actor: idOf(actor),
      role,
      codes: { reason: order.code, revisions: numbers.length },
    });
  });
  return finishRedactions(place.db, elsewhere);
}

/** Writes tables anew that held what was redacted, where that is still to be done; true once nothing is. */
export async function finishRedactions(
  db: Database,
  { tables }: Pick<WordsElsewhere, 'tables'>,
): Promise<boolean> {
  const waiting = await db.selectFrom('redactions').select('id').where('clean', '=', 0).execute();
  if (waiting.length === 0) return true;
  if (!(await scrub(db, { tables: [...heldIn, ...tables], search: 'example' }))) return false;
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
];

function redactingOf({ words, fields, code }: RedactionOrder): Redacting {
  return { words, fields, mark: markOf(code) };
}

async function draw(db: Queryable, id: number, order: RedactionOrder): Promise<RedactionPlan> {
  const what = redactingOf(order);
  const revisions = (await listRevisions(db, id))
    .filter(({ number }) => order.revisions.includes(number))
    .map((revision) => ({ number: revision.number, fields: fieldsOf(revision, what) }))
    .filter(({ fields }) => fields.length > 0);
  const drafts = await db.selectFrom('example_drafts').select(['document', 'example_id']).execute();
  const held = drafts.filter(
    ({ document, example_id }) => redactedDraft(document, example_id === id, what) !== document,
  );
  return { revisions, drafts: held.length };
}

function fieldsOf({ example, reason, author, approver }: Revision, what: Redacting): string[] {
  const { fields } = redactExample(example, what);
  const lines = [reason, author, approver ?? ''];
  const inLine = lines.some((line) => redactText(line, what) !== line);
  return inLine ? [...fields, 'The line in the history'] : fields;
}

function requireSomething(plan: RedactionPlan): RedactionPlan {
  if (plan.revisions.length > 0 || plan.drafts > 0) return plan;
  throw new Invalid([
    { field: 'words', message: 'This is in none of the chosen versions, and in no draft' },
  ]);
}

async function writeRevision(trx: Trx, id: number, revision: Revision, what: Redacting) {
  const { number, example, reason, author, approver } = revision;
  await trx
    .updateTable('revisions')
    .set({
      document: JSON.stringify(redactExample(example, what).example),
      reason: redactText(reason, what),
      author: redactText(author, what),
      approver: approver === null ? null : redactText(approver, what),
    })
    .where('example_id', '=', id)
    .where('number', '=', number)
    .execute();
}

async function writeCurrent(
  trx: Trx,
  version: number,
  at: string,
  { id, state, example }: StoredExample,
  what: Redacting,
): Promise<void> {
  const { example: redacted } = redactExample(example, what);
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

// Words are taken out of every draft, as they may have been copied; fields only of this example's.
async function writeDrafts(trx: Trx, exampleId: number, what: Redacting): Promise<void> {
  const rows = await trx
    .selectFrom('example_drafts')
    .select(['id', 'document', 'lock', 'example_id'])
    .execute();
  for (const { id, document, lock, example_id } of rows) {
    const redacted = redactedDraft(document, example_id === exampleId, what);
    if (redacted === document) continue;
    await trx
      .updateTable('example_drafts')
      .set({ document: redacted, lock: lock + 1 })
      .where('id', '=', id)
      .execute();
  }
}

function redactedDraft(document: string, isOwn: boolean, what: Redacting): string {
  const { fields } = what;
  return JSON.stringify(
    redactTyped(JSON.parse(document), { ...what, fields: isOwn ? fields : [] }),
  );
}

async function writeWithdrawals(trx: Trx, id: number, what: Redacting): Promise<void> {
  const rows = await trx
    .selectFrom('withdrawals')
    .select(['id', 'reason'])
    .where('example_id', '=', id)
    .execute();
  for (const row of rows) {
    const reason = redactText(row.reason, what);
    if (reason === row.reason) continue;
    await trx.updateTable('withdrawals').set({ reason }).where('id', '=', row.id).execute();
  }
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
