import type { Updateable } from 'kysely';
import { listMailRewritings } from '../../examples/editing/redaction-queries.ts';
import type {
  Redacted,
  Rewriting,
  WordsElsewhere,
  WordsTaken,
} from '../../examples/editing/rewriting.ts';
import type { Queryable, Tables, Trx } from '../../kernel/database/database.ts';
import { listFileRewritings } from './files-queries.ts';
import { type Linked, listLinked } from './linked-queries.ts';

/**
 * What contributors sent, and editors wrote to them, of an example: an editor must not accept again what
 * was redacted. A reply's address is not among it: it is deleted in its time.
 */
export const contributorsWords: WordsElsewhere = {
  tables: [
    'contributions',
    'contribution_messages',
    'contribution_drafts',
    'contribution_files',
    'outbox',
  ],
  list: listRewritings,
  readdress,
};

async function listRewritings(
  db: Queryable,
  example: Redacted,
  redact: WordsTaken,
): Promise<Rewriting[]> {
  const linked = await listLinked(db, example);
  const ids = linked.map(({ id }) => id);
  if (ids.length === 0) return [];
  const references = linked.map(({ reference }) => reference);
  return [
    ...linked.flatMap((one) => rewritingOf(one, redact)),
    ...(await listMessageRewritings(db, ids, redact)),
    ...(await listSavedEditRewritings(db, ids, redact)),
    ...(await listFileRewritings(db, linked, example.documents, redact)),
    ...(await listMailRewritings(db, references, redact.text)),
  ];
}

function rewritingOf(contribution: Linked, redact: WordsTaken): Rewriting[] {
  const { id, title, text, sources, words, credit_name, credit_role, lock } = contribution;
  const orNull = (one: string | null) => (one === null ? null : redact.text(one));
  const isCredited = orNull(credit_name) === credit_name && orNull(credit_role) === credit_role;
  const redacted: Updateable<Tables['contributions']> = {
    title: orNull(title),
    text: redact.text(text),
    sources: JSON.stringify((JSON.parse(sources) as string[]).map(redact.text)),
    words: orNull(words),
    // A mark in the place of a name would be credited.
    ...(!isCredited && { credit_as: 'none', credit_name: null, credit_role: null }),
  };
  const isSame = Object.entries(redacted).every(
    ([name, value]) => contribution[name as keyof Linked] === value,
  );
  if (isSame) return [];
  // An editor who has it open is told that it changed.
  const values = { ...redacted, lock: lock + 1 };
  const write = (trx: Trx) =>
    trx.updateTable('contributions').set(values).where('id', '=', id).execute();
  return [{ what: 'contribution', id, write }];
}

async function listMessageRewritings(
  db: Queryable,
  contributions: readonly number[],
  redact: WordsTaken,
): Promise<Rewriting[]> {
  const messages = await db
    .selectFrom('contribution_messages')
    .select(['id', 'text'])
    .where('contribution_id', 'in', contributions)
    .execute();
  return messages.flatMap(({ id, ...message }) => {
    const text = redact.text(message.text);
    if (text === message.text) return [];
    const write = (trx: Trx) =>
      trx.updateTable('contribution_messages').set({ text }).where('id', '=', id).execute();
    return [{ what: 'message' as const, id, write }];
  });
}

// The whole example as an editor saved it on the way to accepting; it would publish the words again.
async function listSavedEditRewritings(
  db: Queryable,
  contributions: readonly number[],
  redact: WordsTaken,
): Promise<Rewriting[]> {
  const edits = await db
    .selectFrom('contribution_drafts')
    .select(['contribution_id', 'typed', 'lock'])
    .where('contribution_id', 'in', contributions)
    .execute();
  return edits.flatMap(({ contribution_id: id, lock, ...edit }) => {
    const typed = JSON.stringify(redact.typed(JSON.parse(edit.typed)));
    if (typed === edit.typed) return [];
    const write = (trx: Trx) =>
      trx
        .updateTable('contribution_drafts')
        .set({ typed, lock: lock + 1 })
        .where('contribution_id', '=', id)
        .execute();
    return [{ what: 'saved-edit' as const, id, write }];
  });
}

async function readdress(trx: Trx, from: string, to: string): Promise<void> {
  await trx
    .updateTable('contributions')
    .set({ about_id: to })
    .where('about_type', '=', 'example')
    .where('about_id', '=', from)
    .execute();
}
