import type { Trx } from '../kernel/database/database.ts';
import { Conflict } from '../kernel/errors.ts';
import { recordEvent } from '../kernel/events.ts';
import type { Names } from '../vocabulary/authorities/queries.ts';
import type { Example } from './schema.ts';
import { indexExample } from './search/indexing.ts';
import { foldText } from './search/words.ts';

export interface Publication {
  slug: string;
  example: Example;
  /** Slugs that this example had before. */
  formerly: readonly string[];
  author: string;
  approver: string | null;
  /** Why, in words that anyone may read. */
  reason: string;
  contribution: string | null;
  /** The role in which somebody acted, for the record. */
  role: string;
  actor: string | null;
}

/** What an action of this feature needs beside its own input. */
export interface Writing {
  trx: Trx;
  version: number;
  now: Date;
  names: Names;
}

/**
 * Publishes a new example, or a new revision of one, within the transaction of `change`.
 * Answers the number of the revision. Throws Conflict when the slug is another example's former one.
 */
export async function publishExample(
  { trx, version, now, names }: Writing,
  { slug, example, formerly, ...publication }: Publication,
): Promise<number> {
  const at = now.toISOString();
  const { id, revision } = await putExample(trx, version, at, slug, example, formerly);
  await trx
    .insertInto('revisions')
    .values({
      example_id: id,
      number: revision,
      document: JSON.stringify(example),
      published: at,
      author: publication.author,
      approver: publication.approver,
      reason: publication.reason,
      contribution: publication.contribution,
    })
    .execute();
  await putFormerSlugs(trx, id, slug, formerly);
  await indexExample(trx, id, example, names);
  await recordEvent(trx, {
    at,
    what: revision === 1 ? 'published' : 'revised',
    about_type: 'example',
    about_id: slug,
    actor: publication.actor,
    role: publication.role,
    codes: { revision },
  });
  return revision;
}

async function putExample(
  trx: Trx,
  version: number,
  at: string,
  slug: string,
  example: Example,
  formerly: readonly string[],
): Promise<{ id: number; revision: number }> {
  const known = await trx
    .selectFrom('examples')
    .select(['id', 'revision'])
    .where('slug', 'in', [slug, ...formerly])
    .execute();
  if (known.length > 1) {
    throw new Conflict(
      `${slug} says it was formerly ${formerly.join(', ')}, which is another example.`,
    );
  }
  const row = {
    slug,
    state: 'published' as const,
    version,
    title_key: foldText(example.title),
    document: JSON.stringify(example),
    updated: at,
  };
  if (known[0]) {
    const { id } = known[0];
    const revision = known[0].revision + 1;
    await trx
      .updateTable('examples')
      .set({ ...row, revision })
      .where('id', '=', id)
      .execute();
    return { id, revision };
  }
  const { id } = await trx
    .insertInto('examples')
    .values({ ...row, revision: 1, published: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, revision: 1 };
}

async function putFormerSlugs(trx: Trx, id: number, slug: string, formerly: readonly string[]) {
  for (const former of formerly) {
    if (former === slug) continue;
    await trx
      .insertInto('former_slugs')
      .values({ slug: former, example_id: id })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet({ example_id: id }))
      .execute();
  }
}
