import type { Redacted } from '../../examples/editing/rewriting.ts';
import type { Queryable } from '../../kernel/database/database.ts';

/** An application that is linked with an example: its draft, and every version that was handed in. */
export interface LinkedApplication {
  id: number;
  reference: string;
  document: string;
  versions: { number: number; document: string }[];
}

/** Applications that cite an example under one of its slugs, in any version, and those that published it. */
export async function listLinkedApplications(
  db: Queryable,
  { id, slugs }: Pick<Redacted, 'id' | 'slugs'>,
): Promise<LinkedApplication[]> {
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'reference', 'document'])
    .where((eb) =>
      eb.or([
        ...slugs.map((slug) => eb('document', 'like', citation(slug))),
        eb('id', 'in', (query) =>
          query
            .selectFrom('application_versions')
            .select('application_id')
            .where((version) =>
              version.or(slugs.map((slug) => version('document', 'like', citation(slug)))),
            ),
        ),
        eb('id', 'in', (query) =>
          query
            .selectFrom('application_examples')
            .select('application_id')
            .where('example_id', '=', id),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const versions = await db
    .selectFrom('application_versions')
    .select(['application_id', 'number', 'document'])
    .where(
      'application_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('number')
    .execute();
  const byApplication = Map.groupBy(versions, (row) => row.application_id);
  return rows.map((row) => ({ ...row, versions: byApplication.get(row.id) ?? [] }));
}

/** Slugs hold no wildcards; the quotation marks are JSON's own. */
function citation(slug: string): string {
  return `%"example":"${slug}"%`;
}
