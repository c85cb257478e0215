import type { Queryable } from '../../kernel/database/database.ts';
import { listMailsNaming, rewriteMail } from '../../kernel/mail/outbox.ts';
import { type Redacting, redactAnything, redactText, redactTyped } from './redacting.ts';
import type { Redacted, Rewriting } from './rewriting.ts';

/** Every slug that an example has or had, the present one first. */
export async function listSlugs(
  db: Queryable,
  { id, slug }: { id: number; slug: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('former_slugs')
    .select('slug')
    .where('example_id', '=', id)
    .orderBy('slug')
    .execute();
  return [slug, ...rows.map((row) => row.slug)];
}

/** What this feature holds of an example's words beside its versions. */
export async function listRewritings(
  db: Queryable,
  example: Redacted,
  what: Redacting,
): Promise<Rewriting[]> {
  const mails = await listMailRewritings(
    db,
    example.slugs.map((slug) => `/examples/${slug}`),
    (text) => redactAnything(text, what),
  );
  return [
    ...(await listDraftRewritings(db, example.id, what)),
    ...(await listWithdrawalRewritings(db, example.id, what)),
    ...mails,
  ];
}

/** Mails that wait, or are kept, and name one of these. */
export async function listMailRewritings(
  db: Queryable,
  names: readonly string[],
  redact: (text: string) => string,
): Promise<Rewriting[]> {
  const mails = await listMailsNaming(db, names);
  return mails.flatMap(({ id, subject, body }) => {
    const redacted = { subject: redact(subject), body: redact(body) };
    if (redacted.subject === subject && redacted.body === body) return [];
    return [{ what: 'mail' as const, id, write: (trx) => rewriteMail(trx, id, redacted) }];
  });
}

// Words are taken out of every draft, as they may have been copied; fields only of this example's.
async function listDraftRewritings(
  db: Queryable,
  exampleId: number,
  what: Redacting,
): Promise<Rewriting[]> {
  const rows = await db
    .selectFrom('example_drafts')
    .select(['id', 'document', 'lock', 'example_id'])
    .execute();
  return rows.flatMap(({ id, document, lock, example_id }) => {
    const fields = example_id === exampleId ? what.fields : [];
    const redacted = JSON.stringify(redactTyped(JSON.parse(document), { ...what, fields }));
    if (redacted === document) return [];
    return [
      {
        what: 'draft' as const,
        id,
        write: (trx) =>
          trx
            .updateTable('example_drafts')
            .set({ document: redacted, lock: lock + 1 })
            .where('id', '=', id)
            .execute(),
      },
    ];
  });
}

async function listWithdrawalRewritings(
  db: Queryable,
  exampleId: number,
  what: Redacting,
): Promise<Rewriting[]> {
  const rows = await db
    .selectFrom('withdrawals')
    .select(['id', 'reason'])
    .where('example_id', '=', exampleId)
    .execute();
  return rows.flatMap(({ id, ...row }) => {
    const reason = redactText(row.reason, what);
    if (reason === row.reason) return [];
    return [
      {
        what: 'withdrawal' as const,
        id,
        write: (trx) =>
          trx.updateTable('withdrawals').set({ reason }).where('id', '=', id).execute(),
      },
    ];
  });
}
