import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { makeFolder, now, problemsOf } from '../../../test/load-folders.ts';
import { getVersion } from '../../kernel/database/database.ts';
import { saveStatistic } from '../../statistics/actions.ts';
import { getStatisticDetails } from '../../statistics/queries.ts';
import { loadFolder } from './actions.ts';

const entry = `- slug: bus-stops
  title: Bus stops
  producer: office-for-national-statistics
  designation:
    code: official-statistics
    by: producer
    source: https://producer.example/bus-stops
    seen: "2026-11-03"
  frequency: annual
  subject: statistical-series
  profile:
    code: lower
    reason: Few use it.
  description: >-
    Where buses stop.
  home: https://producer.example/
`;

onEachDatabase((_name, open) => {
  test('what a file says of a statistic is loaded, once, and changed with the file', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t);
    const file = join(folder, 'statistics.yaml');
    appendFileSync(file, entry);
    assert.deepEqual(await problemsOf(db, folder), []);
    const loaded = await getStatisticDetails(db, 'bus-stops');
    assert.equal(loaded.producer, 'office-for-national-statistics');
    assert.equal(loaded.designation?.source, 'https://producer.example/bus-stops');
    assert.deepEqual(loaded.profile, { code: 'lower', reason: 'Few use it.' });
    assert.equal(loaded.description, 'Where buses stop.');

    appendFileSync(file, '# laid out anew\n');
    const again = await loadFolder(db, folder, { now });
    assert.deepEqual([again.statistics.new, again.statistics.revised], [0, 0]);
    appendFileSync(file, entry.replaceAll('bus-stops', 'ferries').replace('annual', 'monthly'));
    assert.equal((await loadFolder(db, folder, { now })).statistics.new, 1);
    assert.equal((await getStatisticDetails(db, 'ferries')).frequency, 'monthly');
  });

  test('what was edited here is not overwritten by a file that says something else', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t);
    const file = join(folder, 'statistics.yaml');
    writeFileSync(file, entry);
    await loadFolder(db, folder, { now });
    const { slug, lock, ...known } = await getStatisticDetails(db, 'bus-stops');
    await saveStatistic({ db, now }, 'command', slug, lock, { ...known, frequency: 'monthly' });
    writeFileSync(file, `${entry}# touched\n`);
    const [problem = ''] = await problemsOf(db, folder);
    assert.match(problem, /^statistics\.yaml:1: differs from this statistic as it was edited here/);
    assert.equal((await getStatisticDetails(db, slug)).frequency, 'monthly');

    writeFileSync(file, entry.replace('annual', 'monthly'));
    assert.deepEqual(await problemsOf(db, folder), [], 'the file says the same now');
    writeFileSync(file, '- slug: bus-stops\n  title: Bus stops\n');
    assert.deepEqual(await problemsOf(db, folder), [], 'the file says nothing of it');
    assert.equal((await getStatisticDetails(db, slug)).frequency, 'monthly');
  });

  test('what is wrong is said with its line, and nothing is loaded', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t);
    const version = await getVersion(db);
    const lines = async (text: string) => {
      writeFileSync(join(folder, 'statistics.yaml'), text);
      return problemsOf(db, folder);
    };
    const unknown = entry.replace(
      'office-for-national-statistics',
      'office-for-national-statistic',
    );
    assert.deepEqual(await lines(unknown), [
      'statistics.yaml:3: producer: “office-for-national-statistic” is not the slug of an organisation in organisations.yaml; did you mean “office-for-national-statistics”?',
    ]);
    const unsourced = await lines(entry.replace(/ {4}source: .*\n/, ''));
    assert.match(unsourced.join(), /statistics\.yaml:\d: designation\.source: is missing/);
    const misspelt = await lines(entry.replace('frequency: annual', 'frequency: yearly'));
    assert.match(misspelt.join(), /statistics\.yaml:9: frequency: “yearly” is not a code/);
    assert.equal(await getVersion(db), version);
  });
});
