import type { WordsTaken } from '../../examples/editing/redaction-actions.ts';
import type { Trx } from '../../kernel/database/database.ts';

/** What holds contributors' words, for whoever writes tables anew afterwards. */
export const tablesOfWords = [
  'contributions',
  'contribution_messages',
  'contribution_drafts',
] as const;

/**
 * Takes words out of the contributions that an example came from, or that are about it under one of its
 * slugs: an editor must not accept again what was redacted. What contributors sent as files stays.
 */
export async function redactContributions(
  trx: Trx,
  { id, slug }: { id: number; slug: string },
  redact: WordsTaken,
): Promise<void> {
  const former = await trx
    .selectFrom('former_slugs')
    .select('slug')
    .where('example_id', '=', id)
    .execute();
  const led = await trx
    .selectFrom('revisions')
    .select('contribution')
    .where('example_id', '=', id)
    .where('contribution', 'is not', null)
    .execute();
  const references = led.map(({ contribution }) => contribution as string);
  const rows = await trx
    .selectFrom('contributions')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([
          eb('about_type', '=', 'example'),
          eb('about_id', 'in', [slug, ...former.map((one) => one.slug)]),
        ]),
        ...(references.length > 0 ? [eb('reference', 'in', references)] : []),
      ]),
    )
    .execute();
  const orNull = (text: string | null) => (text === null ? null : redact.text(text));
  for (const row of rows) {
    await trx
      .updateTable('contributions')
      .set({
        title: orNull(row.title),
        text: redact.text(row.text),
        sources: JSON.stringify((JSON.parse(row.sources) as string[]).map(redact.text)),
        words: orNull(row.words),
        // An editor who has it open is told that it changed.
        lock: row.lock + 1,
      })
      .where('id', '=', row.id)
      .execute();
    await redactMessages(trx, row.id, redact.text);
    await redactSavedEdit(trx, row.id, redact.typed);
  }
}

async function redactMessages(
  trx: Trx,
  contribution: number,
  redact: (text: string) => string,
): Promise<void> {
  const messages = await trx
    .selectFrom('contribution_messages')
    .select(['id', 'text'])
    .where('contribution_id', '=', contribution)
    .execute();
  for (const { id, text } of messages) {
    await trx
      .updateTable('contribution_messages')
      .set({ text: redact(text) })
      .where('id', '=', id)
      .execute();
  }
}

// The whole example as an editor saved it on the way to accepting; it would publish the words again.
async function redactSavedEdit(
  trx: Trx,
  contribution: number,
  redact: WordsTaken['typed'],
): Promise<void> {
  const saved = await trx
    .selectFrom('contribution_drafts')
    .select(['typed', 'lock'])
    .where('contribution_id', '=', contribution)
    .executeTakeFirst();
  if (!saved) return;
  const typed = JSON.stringify(redact(JSON.parse(saved.typed)));
  if (typed === saved.typed) return;
  await trx
    .updateTable('contribution_drafts')
    .set({ typed, lock: saved.lock + 1 })
    .where('contribution_id', '=', contribution)
    .execute();
}
