import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Invalid } from '../kernel/errors.ts';
import { readQuery } from '../kernel/http/site.ts';
import type { Names } from '../vocabulary/authorities/queries.ts';
import { vocabulary } from '../vocabulary/vocabularies.ts';
import { listAddress, readFilters, sorts, views } from './filters.ts';

const names: Names = {
  organisations: new Map([
    ['stats-nz', { slug: 'stats-nz', name: 'Stats NZ', country: 'NZ', also: [] }],
  ]),
  statistics: new Map([['census', { slug: 'census', title: 'Census' }]]),
};

function read(address: string) {
  return readFilters(readQuery(new URL(address, 'http://localhost').searchParams), names);
}

function wrong(address: string): string[] {
  try {
    read(address);
  } catch (error) {
    assert.ok(error instanceof Invalid);
    return error.problems.map(({ field }) => field);
  }
  return [];
}

const refused: [string, string[]][] = [
  ['?colour=red', ['colour']],
  ['?__proto__=1', ['__proto__']],
  ['?kind=engagement&kind=nonsense', ['kind']],
  ['?involved=nobody', ['involved']],
  ['?method=magic', ['method']],
  ['?stage=99', ['stage']],
  ['?level=11', ['level']],
  ['?country=UK', ['country']],
  ['?topic=cats', ['topic']],
  ['?organisation=nobody', ['organisation']],
  ['?statistic=nothing', ['statistic']],
  ['?evidence=hearsay', ['evidence']],
  ['?from=last-year', ['from']],
  ['?to=2021-13', ['to']],
  ['?to=2021-02-30', ['to']],
  ['?from=2022&to=2021', ['from']],
  ['?sort=best', ['sort']],
  ['?view=globe', ['view']],
  ['?page=0', ['page']],
  ['?page=-1', ['page']],
  ['?page=1e3', ['page']],
  ['?page=99999999999999999999', ['page']],
  ['?page=1&page=2', ['page']],
  ['?per_page=0', ['per_page']],
  ['?per_page=101', ['per_page']],
  ['?q=one&q=two', ['q']],
  [`?q=${'long'.repeat(200)}`, ['q']],
  [`?${'kind=engagement&'.repeat(300)}`, ['kind']],
  ['?page=0&kind=x&colour=red', ['kind', 'page', 'colour']],
];

for (const [address, fields] of refused) {
  test(`${address.slice(0, 60)} is refused for ${fields.join(', ')}`, () => {
    assert.deepEqual(wrong(address).sort(), fields.sort());
  });
}

test('what is absent or empty is as by default', () => {
  const { q, kind, sort, page, per_page, view, from } = read('?q=&from=&kind=');
  assert.deepEqual(
    { q, kind, sort, page, per_page, view, from },
    {
      q: null,
      kind: [],
      sort: 'newest',
      page: 1,
      per_page: 20,
      view: 'list',
      from: null,
    },
  );
  assert.equal(read('?q=census').sort, 'relevance');
  assert.equal(read('?sort=relevance').sort, 'newest', 'nothing is best without a question');
  assert.deepEqual(read('?from=2021-06&to=2021').from, '2021-06');
  assert.deepEqual(read('?kind=related&kind=related').kind, ['related']);
});

test('an address says what its filters say, in every format', () => {
  const some = (name: string) => fc.subarray(vocabulary(name).codes(), { maxLength: 3 });
  const filters = fc.record({
    q: fc.option(
      fc
        .string({ minLength: 1 })
        .map((q) => q.replace(/\p{Cc}/gu, '').trim())
        .filter((q) => q.isWellFormed() && q !== ''),
    ),
    kind: some('kinds'),
    stage: some('stages'),
    country: some('countries'),
    organisation: fc.constantFrom([], ['stats-nz']),
    from: fc.constantFrom(null, '2019', '2020-02'),
    to: fc.constantFrom(null, '2021'),
    sort: fc.constantFrom(...sorts),
    page: fc.integer({ min: 1, max: 1000 }),
    per_page: fc.integer({ min: 1, max: 100 }),
    view: fc.constantFrom(...views),
  });
  fc.assert(
    fc.property(filters, fc.constantFrom('html', 'json', 'csv', 'atom', 'bib'), (given, format) => {
      const paged = format === 'html' || format === 'json';
      const again = read(listAddress(given, format));
      const { q, kind, stage, country, organisation, from, to } = again;
      assert.deepEqual(
        { q, kind, stage, country, organisation, from, to },
        {
          q: given.q,
          kind: given.kind,
          stage: given.stage,
          country: given.country,
          organisation: given.organisation,
          from: given.from,
          to: given.to,
        },
      );
      assert.equal(again.page, paged ? given.page : 1);
      assert.equal(again.sort, given.sort === 'relevance' && !given.q ? 'newest' : given.sort);
    }),
  );
});
