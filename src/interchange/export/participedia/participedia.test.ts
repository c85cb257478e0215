import assert from 'node:assert/strict';
import { it, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { onEachDatabase } from '../../../../test/databases.ts';
import type { PublicExample } from '../../../examples/public.ts';
import { inSnapshot } from '../../../kernel/database/tables.ts';
import { readSource } from '../source.ts';
import { caseOf } from './cases.ts';
import { caseColumns } from './columns.ts';
import { participediaFormat } from './format.ts';

type Line = Record<string, string>;

onEachDatabase((database, _open, openStarter) => {
  it(`every fact of every example is a case's or is named as not mapped: ${database}`, async (t) => {
    const db = await openStarter(t);
    const files = new Map<string, Line[]>();
    const examples: PublicExample[] = [];
    await inSnapshot(db, async (snapshot) => {
      const source = await readSource(snapshot, 'https://register.example');
      for await (const { example } of source.examples()) examples.push(example);
      await participediaFormat.write(source, {
        async write(path, content) {
          let text = '';
          for await (const piece of content as AsyncIterable<string>) text += piece;
          files.set(path, parse(text, { columns: true }) as Line[]);
        },
      });
    });
    const [cases = [], left = []] = [files.get('cases.csv'), files.get('not-mapped.csv')];
    assert.equal(cases.length, 100);
    for (const [index, example] of examples.entries()) {
      const row = cases[index] ?? {};
      assert.deepEqual(Object.keys(row), [...caseColumns]);
      assert.equal(row.title, example.title);
      const unsaid = left.filter((line) => line.example === example.slug).map(({ field }) => field);
      assert.equal(row.public_spectrum === '', example.level === null || unsaid.includes('level'));
      assert.equal(row.start_date === '', example.start === null || unsaid.includes('start'));
      assert.ok(unsaid.includes('sources'), 'what has no column is named');
      for (const [field, value] of Object.entries(example)) {
        if (value === null) assert.ok(!unsaid.includes(field), `${field} is not recorded`);
      }
    }
    assert.ok(files.get('methods.csv')?.some(({ title }) => title === 'Focus groups'));
    const ons = files
      .get('organizations.csv')
      ?.find(({ url }) => url?.endsWith('/office-for-national-statistics'));
    assert.deepEqual(
      [ons?.title, ons?.country],
      ['Office for National Statistics', 'United Kingdom'],
    );
  });
});

test('nothing is forced: responses are no people, a year is no day, none is no level', () => {
  const { row, notMapped } = caseOf({
    slug: 'invented',
    title: 'Invented',
    summary: 'Invented for this test.',
    level: 'none',
    start: '2021',
    end: '2021-06-03',
    ongoing: false,
    countries: ['GB', 'NO'],
    places: [{ name: 'Invented Town', latitude: null, longitude: null }],
    participants: { count: 40, qualifier: 'exact', basis: 'responses', note: null },
    done: 'It was done.',
  } as unknown as PublicExample);
  assert.deepEqual(row, {
    type: 'case',
    title: 'Invented',
    description: 'Invented for this test.',
    end_date: '2021-06-03',
    ongoing: 0,
    body: '## What was done\n\nIt was done.',
  });
  const fields = ['slug', 'level', 'start', 'countries', 'places', 'participants'];
  assert.deepEqual(
    notMapped.map(({ field }) => field),
    fields,
  );
  assert.ok(notMapped.every(({ why }) => why.endsWith('.')));
});

test('an exact number of people who took part is said', () => {
  const participants = { count: 40, qualifier: 'exact', basis: 'took-part', note: null };
  const { row } = caseOf({ level: 'consult', participants } as unknown as PublicExample);
  assert.deepEqual([row.number_of_participants, row.public_spectrum], [40, 'consult']);
});
