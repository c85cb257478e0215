import { findExample, findRenamedSlug, type StoredExample } from '../examples/queries.ts';
import type { Queryable } from '../kernel/database/database.ts';
import { vocabulary } from '../vocabulary/vocabularies.ts';
import type { Contribution } from './schema.ts';

export type About = NonNullable<Contribution['about']>;

/** What a contribution is about, as people read it. */
export interface Subject {
  title: string;
  /** Its page within the site. */
  href: string;
  /** Where it is an example. */
  stored: StoredExample | null;
}

/** Null when there is no such thing, or nothing that anyone may read. */
export async function findSubject(db: Queryable, { type, id }: About): Promise<Subject | null> {
  // PostgreSQL refuses some signs altogether, and nothing here has any of them in its name.
  if (!/^[A-Za-z0-9:._-]{1,200}$/.test(id)) return null;
  switch (type) {
    case 'example': {
      const stored = await findAboutExample(db, id);
      if (stored?.state !== 'published') return null;
      return { title: stored.example.title, href: `/examples/${stored.slug}`, stored };
    }
    case 'statistic': {
      const query = db.selectFrom('statistics').select('title').where('slug', '=', id);
      const found = await query.executeTakeFirst();
      return found ? { title: found.title, href: `/statistics/${id}`, stored: null } : null;
    }
    case 'resource':
      return findResource(db, id);
    case 'gap':
      return findGap(id);
    default:
      // Decisions and marks come with the review desk.
      return null;
  }
}

/** The example that had this slug when something was sent about it, published or not. */
export async function findAboutExample(db: Queryable, slug: string): Promise<StoredExample | null> {
  const found = await findExample(db, slug);
  const renamed = found ? null : await findRenamedSlug(db, slug);
  return renamed === null ? found : findExample(db, renamed);
}

async function findResource(db: Queryable, reference: string): Promise<Subject | null> {
  const found = await db
    .selectFrom('resources')
    .select('document')
    .where('reference', '=', reference)
    .executeTakeFirst();
  const { title, status } = JSON.parse(found?.document ?? '{}');
  if (status !== 'final') return null;
  return { title, href: `/resources/${reference}`, stored: null };
}

/** `4:workers`: no engagement is on record at this stage with these people. */
function findGap(id: string): Subject | null {
  const [stage = '', involved = '', ...more] = id.split(':');
  const known =
    vocabulary('stages').has(stage) && vocabulary('involved').has(involved) && more.length === 0;
  if (!known) return null;
  const title = `${vocabulary('involved').label(involved)}, at the stage “${vocabulary('stages').label(stage)}”`;
  return { title, href: '/gaps#stages', stored: null };
}
