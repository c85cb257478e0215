import type { Queryable, Trx } from '../kernel/database/database.ts';
import { NotFound } from '../kernel/errors.ts';
import { type Details, noDetails, type StatisticDetails, type StatisticRecord } from './schema.ts';

/** A statistic with what is recorded of it; null where there is no such statistic. */
export async function findStatisticDetails(
  db: Queryable,
  slug: string,
): Promise<StatisticDetails | null> {
  const row = await details(db).where('statistics.slug', '=', slug).executeTakeFirst();
  return row ? read(row) : null;
}

/** Throws NotFound. */
export async function getStatisticDetails(db: Queryable, slug: string): Promise<StatisticDetails> {
  const found = await findStatisticDetails(db, slug);
  if (!found) throw new NotFound(`There is no statistic at ${slug}.`);
  return found;
}

/** The statistics of which an organisation is recorded as the producer, by title. */
export async function listStatisticsOf(
  db: Queryable,
  producer: string,
): Promise<StatisticDetails[]> {
  const rows = await details(db).where('statistic_details.producer', '=', producer).execute();
  return rows.map(read).sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** Every statistic of which an organisation is recorded as the producer. */
export async function listProducersRecorded(
  db: Queryable,
): Promise<{ statistic: string; producer: string }[]> {
  const rows = await db
    .selectFrom('statistic_details')
    .select(['slug', 'producer'])
    .where('producer', 'is not', null)
    .orderBy('slug')
    .execute();
  return rows.map(({ slug, producer }) => ({ statistic: slug, producer: producer ?? '' }));
}

/** The details of every statistic that has any, by slug; `loaded`: from a file, and not edited here since. */
export async function listStoredDetails(
  db: Queryable,
): Promise<Map<string, { record: Details; loaded: boolean; lock: number }>> {
  const rows = await db.selectFrom('statistic_details').selectAll().execute();
  return new Map(
    rows.map(({ slug, document, loaded, lock }) => [
      slug,
      { record: JSON.parse(document) as Details, loaded: loaded === 1, lock },
    ]),
  );
}

/** Writes the details of a statistic that is there; `loaded`: from a file. */
export async function putStatisticDetails(
  trx: Trx,
  { slug, title, ...given }: StatisticRecord,
  { loaded, lock }: { loaded: boolean; lock: number },
): Promise<void> {
  const row = {
    slug,
    producer: given.producer,
    document: JSON.stringify(given),
    loaded: Number(loaded),
    lock,
  };
  await trx
    .insertInto('statistic_details')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute();
}

function details(db: Queryable) {
  return db
    .selectFrom('statistics')
    .leftJoin('statistic_details', 'statistic_details.slug', 'statistics.slug')
    .select(['statistics.slug', 'statistics.title'])
    .select(['statistic_details.document', 'statistic_details.lock']);
}

function read(row: {
  slug: string;
  title: string;
  document: string | null;
  lock: number | null;
}): StatisticDetails {
  const { slug, title, document, lock } = row;
  const known: Details = document === null ? noDetails : JSON.parse(document);
  return { slug, title, ...known, lock: lock ?? 0 };
}
