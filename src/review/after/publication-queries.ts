import type { Queryable } from '../../kernel/database/database.ts';

/** An activity of an application that became an example of the register. */
export interface PublishedActivity {
  /** The application's id. */
  application: number;
  /** Its key in the evidence. */
  activity: string;
  /** The number of the decision that it was published with. */
  decision: number;
  /** Of the example, as it is now. */
  slug: string;
}

/** What came with these applications and became examples, the oldest first; withdrawn since or not. */
export async function listPublished(
  db: Queryable,
  applicationIds: readonly number[],
): Promise<PublishedActivity[]> {
  const found: PublishedActivity[] = [];
  for (let from = 0; from < applicationIds.length; from += most) {
    const rows = await db
      .selectFrom('application_examples')
      .innerJoin('examples', 'examples.id', 'application_examples.example_id')
      .select(['application_id as application', 'activity', 'decision', 'slug'])
      .where('application_id', 'in', applicationIds.slice(from, from + most))
      .orderBy('application_examples.example_id')
      .execute();
    found.push(...rows);
  }
  return found;
}

// A statement takes so many values.
const most = 500;
