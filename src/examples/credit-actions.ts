import type { Trx } from '../kernel/database/database.ts';
import { recordEvent } from '../kernel/events.ts';
import type { Example } from './schema.ts';

/** What stands where a credited person asked to be forgotten. */
export const nameless = 'a contributor';

/**
 * Takes a person's credit out of every version of the examples that a contribution led to. The record
 * says that it was done.
 */
export async function eraseCredit(
  { trx, version, now }: { trx: Trx; version: number; now: Date },
  contribution: string,
  credit: string,
): Promise<void> {
  const led = await trx
    .selectFrom('revisions')
    .innerJoin('examples', 'examples.id', 'revisions.example_id')
    .select(['examples.id', 'examples.slug', 'examples.document'])
    .distinct()
    .where('revisions.contribution', '=', contribution)
    .execute();
  for (const { id, slug, document } of led) {
    const revisions = await trx
      .selectFrom('revisions')
      .select(['number', 'document', 'author'])
      .where('example_id', '=', id)
      .execute();
    for (const revision of revisions) {
      const author = revision.author === credit ? nameless : revision.author;
      await trx
        .updateTable('revisions')
        .set({ document: without(revision.document, credit), author })
        .where('example_id', '=', id)
        .where('number', '=', revision.number)
        .execute();
    }
    await trx
      .updateTable('examples')
      .set({ document: without(document, credit), version })
      .where('id', '=', id)
      .execute();
    await recordEvent(trx, {
      at: now.toISOString(),
      what: 'redacted',
      about_type: 'example',
      about_id: slug,
      actor: null,
      role: 'contributor',
      codes: { field: 'credits' },
    });
  }
}

function without(document: string, credit: string): string {
  const example = JSON.parse(document) as Example;
  return JSON.stringify({
    ...example,
    credits: example.credits.filter((one) => one !== credit),
    verified: example.verified.map((one) => (one.by === credit ? { ...one, by: nameless } : one)),
  });
}
