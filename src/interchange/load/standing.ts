import type { Queryable } from '../../kernel/database/database.ts';

/** An example as it stands in the register before the load. */
export interface Standing {
  slug: string;
  id: number;
  revision: number;
  /** Who wrote the revision that is published; `load` where it came from a file. */
  author: string;
  /** What a file must not undo: it was withdrawn, or words were taken out of it for good. */
  state: 'published' | 'draft' | 'withdrawn' | 'redacted';
}

/** What the register holds already, by slug. */
export interface StandingExamples {
  bySlug: ReadonlyMap<string, Standing>;
  /** The slug that an example has now, by one that it had before. */
  renamed: ReadonlyMap<string, string>;
}

export async function readStanding(db: Queryable): Promise<StandingExamples> {
  const rows = await db
    .selectFrom('examples')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.example_id', '=', 'examples.id')
        .onRef('revisions.number', '=', 'examples.revision'),
    )
    .select([
      'examples.slug',
      'examples.id',
      'examples.revision',
      'revisions.author',
      'examples.state',
    ])
    .execute();
  const redactions = await db.selectFrom('redactions').select('example_id').execute();
  const redacted = new Set(redactions.map(({ example_id }) => example_id));
  const former = await db
    .selectFrom('former_slugs')
    .innerJoin('examples', 'examples.id', 'former_slugs.example_id')
    .select(['former_slugs.slug', 'examples.slug as now'])
    .execute();
  return {
    bySlug: new Map(
      rows.map((row) => {
        const state = row.state === 'published' && redacted.has(row.id) ? 'redacted' : row.state;
        return [row.slug, { ...row, state }] as const;
      }),
    ),
    renamed: new Map(former.map(({ slug, now }) => [slug, now])),
  };
}
