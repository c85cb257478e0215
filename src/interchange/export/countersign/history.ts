import type { SourceCheck } from '../../../examples/source-checks/schema.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { HistoryLine } from './schema.ts';

/** What is public of every example beside its versions, by slug, a hundred read at a time. */
export async function* listHistory(db: Queryable): AsyncGenerator<HistoryLine> {
  const all = await db
    .selectFrom('examples')
    .select(['id', 'slug', 'state', 'revision', 'published', 'updated'])
    .where('state', 'in', ['published', 'withdrawn'])
    .execute();
  all.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  for (let from = 0; from < all.length; from += 100) {
    const some = all.slice(from, from + 100);
    const of = await readBefallen(
      db,
      some.map(({ id }) => id),
    );
    for (const { id, slug, state, revision, published, updated } of some) {
      const line = {
        slug,
        formerly: (of.former.get(id) ?? []).map((one) => one.slug).sort(),
        withdrawals: (of.withdrawals.get(id) ?? []).map(({ at, reason, ended }) => ({
          at,
          reason,
          ended,
        })),
        redactions: (of.redactions.get(id) ?? []).map(({ at, code, revisions }) => ({
          at,
          code,
          revisions: JSON.parse(revisions) as number[],
        })),
        revision,
      };
      const checks = (of.checks.get(id) ?? []).map(publicCheck);
      checks.sort((a, b) => (a.url < b.url ? -1 : 1));
      yield state === 'withdrawn'
        ? { ...line, state }
        : { ...line, state: 'published', published, updated, checks };
    }
  }
}

/** Slugs that published examples had before, by the slug that each has now. */
export async function readFormerSlugs(db: Queryable): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('former_slugs')
    .innerJoin('examples', 'examples.id', 'former_slugs.example_id')
    .select(['former_slugs.slug as former', 'examples.slug as slug'])
    .where('examples.state', '=', 'published')
    .execute();
  const former = Map.groupBy(rows, ({ slug }) => slug);
  return new Map([...former].map(([slug, all]) => [slug, all.map((one) => one.former).sort()]));
}

async function readBefallen(db: Queryable, ids: readonly number[]) {
  const rows = <T extends { example_id: number }>(all: T[]) =>
    Map.groupBy(all, (one) => one.example_id);
  return {
    former: rows(
      await db.selectFrom('former_slugs').selectAll().where('example_id', 'in', ids).execute(),
    ),
    withdrawals: rows(
      await db
        .selectFrom('withdrawals')
        .selectAll()
        .where('example_id', 'in', ids)
        .orderBy('id')
        .execute(),
    ),
    redactions: rows(
      await db
        .selectFrom('redactions')
        .selectAll()
        .where('example_id', 'in', ids)
        .orderBy('id')
        .execute(),
    ),
    checks: rows(
      await db.selectFrom('source_checks').selectAll().where('example_id', 'in', ids).execute(),
    ),
  };
}

function publicCheck({ url, checked, status, not_found }: SourceCheck) {
  return { url, checked, status, not_found };
}
