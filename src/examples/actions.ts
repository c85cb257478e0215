import type { Trx } from '../kernel/database/database.ts';
import { Conflict } from '../kernel/errors.ts';
import { recordEvents } from '../kernel/events.ts';
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
  /** The number of the version that is brought back; the only way to publish what was withdrawn. */
  restoredFrom?: number;
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
export async function publishExample(writing: Writing, publication: Publication): Promise<number> {
  const [revision] = await publishExamples(writing, [publication]);
  return revision as number;
}

/** Publishes several at once, at most a hundred: a load writes rows together, which is quicker. */
export async function publishExamples(
  { trx, version, now, names }: Writing,
  publications: readonly Publication[],
): Promise<number[]> {
  const at = now.toISOString();
  const placed = await putExamples(trx, version, at, publications);
  await trx
    .insertInto('revisions')
    .values(
      placed.map(({ id, revision, document, publication }) => ({
        example_id: id,
        number: revision,
        document,
        published: at,
        author: publication.author,
        approver: publication.approver,
        reason: publication.reason,
        contribution: publication.contribution,
        restored_from: publication.restoredFrom ?? null,
      })),
    )
    .execute();
  for (const { id, revision, publication } of placed) {
    await putFormerSlugs(trx, id, publication.slug, publication.formerly);
    await indexExample(trx, id, publication.example, names, revision === 1);
  }
  await recordEvents(
    trx,
    placed.map(({ revision, publication: { slug, actor, role, restoredFrom } }) => ({
      at,
      what: restoredFrom ? 'restored' : revision === 1 ? 'published' : 'revised',
      about_type: 'example',
      about_id: slug,
      actor,
      role,
      codes: { revision, ...(restoredFrom && { from: restoredFrom }) },
    })),
  );
  return placed.map(({ revision }) => revision);
}

interface Placed {
  id: number;
  revision: number;
  document: string;
  publication: Publication;
}

async function putExamples(
  trx: Trx,
  version: number,
  at: string,
  publications: readonly Publication[],
): Promise<Placed[]> {
  const slugs = publications.flatMap(({ slug, formerly }) => [slug, ...formerly]);
  const rows = await trx
    .selectFrom('examples')
    .select(['id', 'slug', 'revision', 'state'])
    .where('slug', 'in', slugs)
    .execute();
  const known = new Map(rows.map((row) => [row.slug, row]));
  const written = publications.map((publication) => {
    const { slug, example, formerly } = publication;
    const held = [slug, ...formerly].flatMap((one) => known.get(one) ?? []);
    if (held.length > 1) {
      throw new Conflict(
        `${slug} says it was formerly ${formerly.join(', ')}, which is another example.`,
      );
    }
    if (held[0]?.state === 'withdrawn' && !publication.restoredFrom) {
      throw new Conflict(`${slug} was withdrawn. Restore one of its versions to publish it again.`);
    }
    const row = {
      slug,
      state: 'published' as const,
      version,
      title_key: foldText(example.title),
      document: JSON.stringify(example),
      updated: at,
      revision: (held[0]?.revision ?? 0) + 1,
    };
    return { publication, held: held[0], row };
  });
  for (const { held, row } of written) {
    if (held) await trx.updateTable('examples').set(row).where('id', '=', held.id).execute();
  }
  const added = written.filter(({ held }) => !held).map(({ row }) => ({ ...row, published: at }));
  const ids = new Map(
    added.length === 0
      ? []
      : (await trx.insertInto('examples').values(added).returning(['id', 'slug']).execute()).map(
          ({ id, slug }) => [slug, id],
        ),
  );
  return written.map(({ publication, held, row: { slug, revision, document } }) => ({
    id: held?.id ?? (ids.get(slug) as number),
    revision,
    document,
    publication,
  }));
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
