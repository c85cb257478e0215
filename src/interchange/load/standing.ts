import type { Queryable } from '../../kernel/database/database.ts';

/** An example as it stands in the register before the load. */
export interface Standing {
  slug: string;
  id: number;
  revision: number;
  /** Who wrote the revision that is published; `load` where it came from a file. */
  author: string;
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
    .select(['examples.slug', 'examples.id', 'examples.revision', 'revisions.author'])
    .execute();
  const former = await db
    .selectFrom('former_slugs')
    .innerJoin('examples', 'examples.id', 'former_slugs.example_id')
    .select(['former_slugs.slug', 'examples.slug as now'])
    .execute();
  return {
    bySlug: new Map(rows.map((row) => [row.slug, row])),
    renamed: new Map(former.map(({ slug, now }) => [slug, now])),
  };
}
