import type { Queryable } from '../../kernel/database/database.ts';

/** An activity of an application that became an example of the register. */
export interface PublishedActivity {
  application: number;
  /** Its key in the evidence. */
  activity: string;
  /** The number of the decision that it was published with. */
  decision: number;
  /** Of the example, as it is now. */
  slug: string;
  title: string;
}

/** What was published of these applications (at most a few hundred) and still is, the oldest first. */
export async function listPublished(
  db: Queryable,
  applicationIds: readonly number[],
): Promise<PublishedActivity[]> {
  if (applicationIds.length === 0) return [];
  const rows = await db
    .selectFrom('application_examples')
    .innerJoin('examples', 'examples.id', 'application_examples.example_id')
    .select(['application_id as application', 'activity', 'decision', 'slug', 'document'])
    .where('application_id', 'in', applicationIds)
    .where('state', '=', 'published')
    .orderBy('application_examples.example_id')
    .execute();
  return rows.map(({ document, ...row }) => ({ ...row, title: JSON.parse(document).title }));
}

/** Keys of the activities that became examples, withdrawn since or not. */
export async function findPublishedKeys(
  db: Queryable,
  applicationId: number,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('application_examples')
    .select('activity')
    .where('application_id', '=', applicationId)
    .execute();
  return new Set(rows.map(({ activity }) => activity));
}
