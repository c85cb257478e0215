import { findExample, findRenamedSlug, type StoredExample } from '../examples/queries.ts';
import type { Queryable } from '../kernel/database/database.ts';
import { cellTitle, findCell, producerOfGap } from './gaps.ts';
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
  if (!/^[A-Za-z0-9:./_-]{1,200}$/.test(id)) return null;
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
      return findGap(db, id);
    case 'decision':
      return findDecision(db, id);
    case 'mark':
      return findMark(db, id);
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

/** `a-7k3f9q-1`: the first decision of an application whose letter is out. */
async function findDecision(db: Queryable, id: string): Promise<Subject | null> {
  const [, reference = '', number = ''] = /^(a-[a-z0-9]+)-([1-9]\d{0,2})$/.exec(id) ?? [];
  const found = await db
    .selectFrom('applications')
    .innerJoin('statistics', 'statistics.slug', 'applications.statistic')
    .select(['applications.id', 'statistics.title'])
    .where('applications.reference', '=', reference.toUpperCase())
    .executeTakeFirst();
  if (!found || (await countLetters(db, [found.id])) < Number(number)) return null;
  const title = `Decision ${id.toUpperCase()}, ${found.title}`;
  return { title, href: `/decisions/${id}`, stored: null };
}

/** `some-scheme/some-statistic`, or with a colon: a mark under a scheme that has decided about it. */
async function findMark(db: Queryable, id: string): Promise<Subject | null> {
  const [scheme = '', statistic = '', ...more] = id.split(/[/:]/);
  if (more.length > 0) return null;
  const found = await db
    .selectFrom('applications')
    .innerJoin('statistics', 'statistics.slug', 'applications.statistic')
    .innerJoin('schemes', (join) =>
      join
        .onRef('schemes.slug', '=', 'applications.scheme')
        .onRef('schemes.version', '=', 'applications.scheme_version'),
    )
    .select(['applications.id', 'statistics.title', 'schemes.document'])
    .where('applications.scheme', '=', scheme)
    .where('applications.statistic', '=', statistic)
    .execute();
  const [first] = found;
  const ids = found.map((one) => one.id);
  if (!first || (await countLetters(db, ids)) === 0) return null;
  const title = `${JSON.parse(first.document).title} of ${first.title}`;
  return { title, href: `/marks/${scheme}/${statistic}`, stored: null };
}

/** Final letters of these applications: as many of their decisions are public. */
async function countLetters(db: Queryable, ids: readonly number[]): Promise<number> {
  const { count } = await db
    .selectFrom('application_acts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('application_id', 'in', ids)
    .where('what', '=', 'letter')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** `4:workers` or another cell of a matrix, or `producer:some-organisation`. */
async function findGap(db: Queryable, id: string): Promise<Subject | null> {
  const producer = producerOfGap(id);
  if (producer !== null) {
    const query = db.selectFrom('organisations').select('name').where('slug', '=', producer);
    const found = await query.executeTakeFirst();
    if (!found) return null;
    const title = `${found.name}, as a producer of statistics`;
    return { title, href: `/organisations/${producer}`, stored: null };
  }
  const cell = findCell(id);
  if (!cell) return null;
  const search = new URLSearchParams({
    matrix: cell.matrix,
    ...(cell.matrix === 'level-country' && { country: cell.codes[1] }),
  });
  const title = cellTitle(cell.matrix, cell.codes);
  return { title, href: `/gaps?${search}#matrix`, stored: null };
}
