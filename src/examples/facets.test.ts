import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { onEachDatabase, openEmbedded } from '../../test/databases.ts';
import { runs } from '../../test/runs.ts';
import { change, type Database } from '../kernel/database/database.ts';
import { type Facet, facetCodes, facets } from './columns.ts';
import type { FacetFilters, FacetIndex } from './facets.ts';
import { createHoldings } from './holdings.ts';
import { firstDay, lastDay, periodOf } from './periods.ts';
import { eachChange } from './queries.ts';
import { type Example, exampleSchema } from './schema.ts';

interface Known {
  id: number;
  title_key: string;
  slug: string;
  updated: string;
  example: Example;
  codes: Record<Facet, Set<string>>;
}

onEachDatabase((name, _open, openStarter) => {
  test(`counts and ids agree with a recount one by one (${name})`, async (t) => {
    const db = await openStarter(t);
    const { index } = (await createHoldings(db)()).value;
    const known = await readAll(db);
    assert.equal(index.size, known.length);

    const codes = (facet: Facet) => [...new Set(known.flatMap((one) => [...one.codes[facet]]))];
    const chosen = (facet: Facet) => fc.subarray(codes(facet), { maxLength: 3 });
    const date = fc.option(fc.constantFrom('2012', '2015-06', '2020', '2021-03-21', '2025'));
    const filters = fc.record({
      ...Object.fromEntries(
        facets.map((facet) => [
          facet,
          fc.oneof(
            { weight: 3, arbitrary: fc.constant([]) },
            { weight: 1, arbitrary: chosen(facet) },
          ),
        ]),
      ),
      from: date,
      to: date,
    }) as fc.Arbitrary<FacetFilters>;
    const within = fc.option(fc.subarray(known.map(({ id }) => id)));
    fc.assert(
      fc.property(filters, within, (f, w) => agrees(index, known, f, w)),
      { numRuns: runs(300) },
    );
  });

  test(`every order is that of its date or title, settled by title (${name})`, async (t) => {
    const db = await openStarter(t);
    const { index } = (await createHoldings(db)()).value;
    const known = new Map((await readAll(db)).map((one) => [one.id, one]));
    const list = (order: 'newest' | 'oldest' | 'title' | 'updated') =>
      Array.from(index.survey({}).ids(order), (id) => known.get(id) as Known);

    const key = (one: Known) => `${one.title_key}\n${one.slug}`;
    assert.deepEqual(list('title').map(key), [...known.values()].map(key).sort());
    const latest = (one: Known) => one.example.end ?? one.example.start;
    const newest = list('newest').map(latest);
    const dated = newest.filter((date) => date !== null).map(lastDay);
    assert.deepEqual(newest.slice(dated.length), newest.slice(dated.length).fill(null));
    assert.deepEqual(
      dated,
      [...dated].sort((a, b) => b - a),
    );
    const oldest = list('oldest').map(latest);
    assert.equal(oldest.at(-1), null, 'unknown dates come last in both');
    assert.deepEqual(
      oldest.slice(0, dated.length).map((date) => lastDay(date ?? '')),
      dated.toReversed(),
    );
  });

  test(`what is withdrawn vanishes and what is changed moves, without reading the rest (${name})`, async (t) => {
    const db = await openStarter(t);
    const holdings = createHoldings(db);
    const before = (await holdings()).value.index;
    const [first, second] = (await readAll(db)) as [Known, Known];
    await change(db, async (trx, version) => {
      await trx
        .updateTable('examples')
        .set({ state: 'withdrawn', version })
        .where('id', '=', first.id)
        .execute();
      const document = JSON.stringify({ ...second.example, kind: 'related', countries: ['VU'] });
      await trx
        .updateTable('examples')
        .set({ document, version })
        .where('id', '=', second.id)
        .execute();
    });
    const after = (await holdings()).value.index;
    assert.equal(after.size, before.size - 1);
    assert.ok(!after.select({}).includes(first.id));
    assert.ok(after.select({ kind: ['related'], country: ['VU'] }).includes(second.id));
    const known = await readAll(db);
    assert.ok(agrees(after, known, { kind: ['related'] }, null));
    assert.ok(agrees(before, [], { kind: ['no-such'] }, []), 'what was made earlier still answers');
  });
});

test('a wider code has what narrower ones have, and an example counts once under it', async (t) => {
  const db = await openEmbedded(t);
  await put(db, { stages: ['1', '1.1', '1.2'], countries: ['GB-SCT', 'GB-WLS'] });
  const { index } = (await createHoldings(db)()).value;
  assert.equal(index.select({ stage: ['1'], country: ['GB'] }).length, 1);
  assert.deepEqual(
    index.counts('country').toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    [
      { code: 'GB', count: 1 },
      { code: 'GB-SCT', count: 1 },
      { code: 'GB-WLS', count: 1 },
    ],
  );
  assert.equal(index.crossCounts('stage', 'country').get('1')?.get('GB'), 1);
});

test('a chosen code that nothing has is kept, with none', async (t) => {
  const db = await openEmbedded(t);
  await put(db, { topics: ['census'] });
  const { index } = (await createHoldings(db)()).value;
  assert.deepEqual(index.counts('topic', { topic: ['privacy'] }), [
    { code: 'census', count: 1 },
    { code: 'privacy', count: 0 },
  ]);
});

const periods: [Partial<Example>, string | null, string | null, boolean][] = [
  [{ start: '2021' }, '2021-12', '2022', true],
  [{ start: '2021-06' }, '2021-06-30', null, true],
  [{ start: '2021-06' }, '2021-07', null, false],
  [{ start: '2010', ongoing: true }, '2024', null, true],
  [{ start: '2010', ongoing: false }, '2024', null, false],
  [{ start: '2010', end: '2012' }, '2011', '2011', true],
  [{ start: '2010', end: '2012' }, null, '2009-12-31', false],
  [{ end: '2012' }, '2012', '2012', true],
  [{ ongoing: true }, '1900', '2100', false],
];

for (const [example, from, to, fits] of periods) {
  test(`${JSON.stringify(example)} ${fits ? 'overlaps' : 'does not overlap'} ${from} to ${to}`, async (t) => {
    const db = await openEmbedded(t);
    await put(db, example);
    const survey = (await createHoldings(db)()).value.index.survey({ from, to });
    assert.equal(survey.total, fits ? 1 : 0);
    assert.equal(survey.undated, example.start || example.end ? 0 : 1);
  });
}

async function put(db: Database, facts: Partial<Example>): Promise<void> {
  const example = exampleSchema.parse({
    kind: 'engagement',
    title: 'Title',
    summary: 'Summary',
    sources: [{ url: 'https://source.example/', title: 'Source' }],
    ...facts,
  });
  await change(db, (trx, version) =>
    trx
      .insertInto('examples')
      .values({
        slug: 'title',
        state: 'published',
        revision: 1,
        version,
        title_key: 'title',
        document: JSON.stringify(example),
        published: '2026-01-01T00:00:00.000Z',
        updated: '2026-01-01T00:00:00.000Z',
      })
      .execute(),
  );
}

async function readAll(db: Database): Promise<Known[]> {
  const rows = (await Array.fromAsync(eachChange(db, 0))).flat();
  return rows
    .filter(({ state }) => state === 'published')
    .map((row) => {
      const codes = facetCodes(row.example);
      return {
        ...row,
        codes: Object.fromEntries(
          facets.map((facet) => [facet, new Set(codes[facet])]),
        ) as Known['codes'],
      };
    });
}

function agrees(
  index: FacetIndex,
  known: readonly Known[],
  filters: FacetFilters,
  within: readonly number[] | null,
): boolean {
  const fits = (one: Known, but: Facet | null) =>
    (within === null || within.includes(one.id)) &&
    facets.every((facet) => {
      const wanted = filters[facet] ?? [];
      return (
        facet === but || wanted.length === 0 || wanted.some((code) => one.codes[facet].has(code))
      );
    }) &&
    overlaps(one.example, filters);
  const survey = index.survey(filters, within ?? undefined);
  const expected = known.filter((one) => fits(one, null)).map(({ id }) => id);
  assert.deepEqual(
    [...survey.ids('newest')].sort((a, b) => a - b),
    expected,
  );
  assert.equal(survey.total, expected.length);
  for (const facet of facets) {
    const counts = new Map<string, number>((filters[facet] ?? []).map((code) => [code, 0]));
    for (const one of known) {
      if (!fits(one, facet)) continue;
      for (const code of one.codes[facet]) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const counted = new Map(survey.counts(facet).map(({ code, count }) => [code, count]));
    assert.deepEqual([...counted].sort(), [...counts].sort(), facet);
  }
  return true;
}

function overlaps(example: Example, { from, to }: FacetFilters): boolean {
  if (!from && !to) return true;
  const period = periodOf(example);
  if (period === null) return false;
  return (!from || period.end >= firstDay(from)) && (!to || period.start <= lastDay(to));
}
