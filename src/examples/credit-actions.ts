import type { Trx } from '../kernel/database/database.ts';
import { recordEvent } from '../kernel/events.ts';
import { namedPeople } from './editing/named-people.ts';
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
    await eraseInDrafts(trx, id, credit);
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

// Published, a draft that was begun before would bring the name back.
async function eraseInDrafts(trx: Trx, example: number, credit: string): Promise<void> {
  const drafts = await trx
    .selectFrom('example_drafts')
    .select(['id', 'document', 'lock'])
    .where('example_id', '=', example)
    .execute();
  for (const { id, document, lock } of drafts) {
    const erased = typedWithout(document, credit);
    if (erased === document) continue;
    await trx
      .updateTable('example_drafts')
      .set({ document: erased, lock: lock + 1 })
      .where('id', '=', id)
      .execute();
  }
}

/** What an editor saved of an example's form, as JSON, without a person's credit. */
export function typedWithout(typed: string, credit: string): string {
  const fields = Object.entries(JSON.parse(typed) as Record<string, string[]>);
  return JSON.stringify(
    Object.fromEntries(
      fields.map(([name, values]) => {
        if (name === 'credits') return [name, values.map((lines) => linesWithout(lines, credit))];
        if (!/^verified\.\d+\.by$/.test(name)) return [name, values];
        return [name, values.map((by) => (by.trim() === credit ? nameless : by))];
      }),
    ),
  );
}

/**
 * What came from an example's form, without the people who were erased from every version while it was
 * open. The form says whom its base named (`base_named`); a version changes in no other way afterwards.
 */
export function withoutErased(
  { base_named = [], ...typed }: Record<string, readonly string[]>,
  base: Example | null,
): Record<string, readonly string[]> {
  const now = namedPeople(base);
  return base_named
    .filter((name) => !now.includes(name))
    .reduce((kept, name) => JSON.parse(typedWithout(JSON.stringify(kept), name)), typed);
}

function linesWithout(lines: string, credit: string): string {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== credit)
    .join('\n');
}

function without(document: string, credit: string): string {
  const example = JSON.parse(document) as Example;
  return JSON.stringify({
    ...example,
    credits: example.credits.filter((one) => one !== credit),
    verified: example.verified.map((one) => (one.by === credit ? { ...one, by: nameless } : one)),
  });
}
