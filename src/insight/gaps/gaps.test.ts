import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { openDoor } from '../../../test/door.ts';
import { publishExample } from '../../examples/actions.ts';
import { getPublishedExample } from '../../examples/queries.ts';
import type { Example } from '../../examples/schema.ts';
import { change, type Database } from '../../kernel/database/database.ts';
import { putStatisticDetails } from '../../statistics/queries.ts';
import { noDetails } from '../../statistics/schema.ts';
import {
  putOrganisations,
  putStatistics,
  readNames,
} from '../../vocabulary/authorities/queries.ts';
import { publicGapListSchema, publicGapsSchema } from './public-schema.ts';

type Door = ReturnType<typeof openDoor>;
type Cell = Record<string, string> & { count: number; examples: string; tell_us: string };

async function read(door: Door, address: string): Promise<string> {
  const { status, body } = await door.get(within(door, address));
  assert.equal(status, 200, address);
  return body;
}

async function whole(door: Door, query = '') {
  return publicGapsSchema.parse(JSON.parse(await read(door, `/gaps.json${query}`)));
}

async function list(door: Door, query: string) {
  return publicGapListSchema.parse(JSON.parse(await read(door, `/gaps.json${query}`)));
}

function within(door: Door, address: string): string {
  return address.replace(door.site.url, '');
}

async function revise(db: Database, slug: string, changed: Partial<Example>): Promise<void> {
  const { example } = await getPublishedExample(db, slug);
  const names = await readNames(db, null, 0);
  const publication = {
    slug,
    example: { ...example, ...changed },
    formerly: [],
    author: 'an editor',
    approver: null,
    reason: 'Somebody who was there said so.',
    contribution: null,
    role: 'editor',
    actor: null,
  };
  await change(db, (trx, version) =>
    publishExample({ trx, version, now: new Date('2026-11-01'), names }, publication),
  );
}

onEachDatabase((_name, _open, openStarter) => {
  for (const [matrix, sides] of [
    ['stage-involved', ['stage', 'involved']],
    ['level-country', ['level', 'country']],
    ['method-topic', ['method', 'topic']],
  ] as const) {
    test(`each cell of ${matrix} counts what its list counts, and a hole opens what fills it`, async (t) => {
      const door = openDoor(await openStarter(t));
      const cells = (await whole(door, `?matrix=${matrix}`)).matrix as unknown as Cell[];
      const page = await read(door, `/gaps?matrix=${matrix}`);
      for (const side of sides) {
        assert.ok(cells.every((cell) => cell[side] && cell[`${side}_label`]));
      }
      assert.equal(page.match(/class="matrix__cell[ "]/g)?.length, cells.length);
      const holes = cells.filter(({ count }) => count === 0);
      assert.ok(holes.length > 0 && holes.length < cells.length);
      assert.equal(page.match(/nothing on record<\/span> <a/g)?.length, holes.length);
      for (const { count, examples } of cells.filter((_, n) => n % 29 === 0)) {
        const { total } = JSON.parse(await read(door, examples)) as { total: number };
        assert.equal(total, count, examples);
      }
      for (const { tell_us, ...cell } of holes.filter((_, n) => n % 40 === 0)) {
        assert.ok(page.includes(`href="${within(door, tell_us)}"`), tell_us);
        const form = await read(door, tell_us);
        assert.match(form, /It would fill this gap/);
        for (const side of sides) {
          const label = cell[`${side}_label` as keyof typeof cell] as string;
          assert.ok(form.includes(label.replaceAll('&', '&amp;').replaceAll("'", '&#39;')), label);
        }
      }
      assert.equal(
        page.match(/class="scroll[^"]*" tabindex="0" role="region" aria-label="/g)?.length,
        1,
      );
      for (const other of ['level-country', 'method-topic']) {
        if (other !== matrix) assert.ok(page.includes(`/gaps?matrix=${other}#matrix`));
      }
    });
  }

  test('only countries with examples have a row, and another can be asked for', async (t) => {
    const door = openDoor(await openStarter(t));
    const page = await read(door, '/gaps?matrix=level-country');
    assert.match(
      page,
      /\d+ countries and nations that are not in this table have nothing on record/,
    );
    assert.match(page, /<option value="FR">France<\/option>/);
    assert.doesNotMatch(page, /level=consult&amp;country=FR|consult%3AFR/);
    const france = await read(door, '/gaps?matrix=level-country&country=FR');
    assert.match(france, /consult%3AFR/);
    assert.doesNotMatch(france, /<option value="FR">/);
    for (const query of [
      'country=FR',
      'matrix=method-topic&country=FR',
      'matrix=level-country&country=XX',
      'matrix=stage-method',
      'matrix=method-topic&missing=any',
      'missing=any&unverified=methods',
      'unverified=sources',
    ]) {
      for (const ending of ['', '.json']) {
        assert.equal((await door.get(`/gaps${ending}?${query}`)).status, 400, query);
      }
    }
  });

  test('a producer with nothing on record is listed until an engagement is about its statistic', async (t) => {
    const db = await openStarter(t);
    const quiet = { slug: 'quiet-bureau', name: 'Quiet Bureau', country: null, also: [] };
    await change(db, async (trx, version) => {
      await putOrganisations(trx, version, [quiet]);
      await putStatistics(trx, version, [{ slug: 'quiet', title: 'Quiet statistics' }]);
      const details = { slug: 'quiet', title: 'Quiet statistics', ...noDetails };
      const filed = { loaded: false, lock: 0 };
      await putStatisticDetails(trx, { ...details, producer: 'quiet-bureau' }, filed);
    });
    const door = openDoor(db);
    const before = await list(door, '?missing=producers');
    assert.equal((await whole(door)).producers_without_engagement.total, before.total);
    const found = before.items.find(({ slug }) => slug === 'quiet-bureau');
    assert.deepEqual([found?.name, found?.total], ['Quiet Bureau', 0]);
    assert.match(
      await read(door, found?.tell_us ?? ''),
      /Quiet Bureau, as a producer of statistics/,
    );
    assert.ok(!before.items.some(({ slug }) => slug === 'office-for-national-statistics'));
    const page = await read(door, '/gaps?missing=producers');
    assert.match(page, /Quiet Bureau<\/a>\s*<p class="index__text">No example at all\./);
    assert.match(page, /about=gap%3Aproducer%3Aquiet-bureau/);

    const sent = {
      title: 'Hives counted with beekeepers',
      text: 'They met.',
      confirmed: 'yes',
      relation: 'participant',
    };
    await door.send(within(door, found?.tell_us ?? ''), sent);
    await revise(db, 'uk-statistics-assembly-2025', { statistic: 'quiet' });
    const after = await list(door, '?missing=producers');
    assert.ok(!after.items.some(({ slug }) => slug === 'quiet-bureau'));
  });

  test('one confirmed fact leaves the others of its example to be verified', async (t) => {
    const db = await openStarter(t);
    const door = openDoor(db);
    const slug = 'uk-statistics-assembly-2025';
    const countsOf = async () =>
      new Map((await whole(door)).unverified.map((one) => [one.field, one.count]));
    const before = await countsOf();
    const confirmed = { by: 'a participant', date: '2026-10-01' };
    await revise(db, slug, { verified: [{ field: 'participants', ...confirmed }] });
    const after = await countsOf();
    for (const [field, count] of before) {
      assert.equal(after.get(field), field === 'participants' ? count - 1 : count, field);
    }
    const participants = await list(door, '?unverified=participants');
    assert.equal(participants.total, after.get('participants'));
    assert.ok(!participants.items.some((one) => one.slug === slug));
    const { total } = await list(door, '?unverified=methods');
    const last = await list(door, `?unverified=methods&page=${Math.ceil(total / 50)}`);
    assert.equal(last.items.at(-1)?.slug, slug, 'the most verified comes last');
    const address = `/gaps?unverified=methods&page=${Math.ceil(total / 50)}`;
    const page = await read(door, address);
    const form = `/examples/${slug}/contribute?kind=involved&amp;field=methods`;
    assert.ok(page.includes(`href="${form}"`), form);
    assert.match(page, /Were you there\?/);
    assert.match(await read(door, form.replace('&amp;', '&')), /Were you involved\?/);
    // 31 examples say how many took part: the others lack it, and nobody could confirm it.
    const of = (await whole(door)).unverified.find(({ field }) => field === 'participants');
    assert.deepEqual([of?.recorded, of?.count], [31, 30]);
  });

  test('examples that lack the fewest facts come first, with how many of how many are recorded', async (t) => {
    const db = await openStarter(t);
    const door = openDoor(db);
    const { total } = (await whole(door)).incomplete;
    const items = [];
    for (let page = 1; items.length < total; page++) {
      items.push(...(await list(door, `?missing=any&page=${page}`)).items);
    }
    assert.equal(items.length, total);
    const lacking = items.map(
      (one) => (one.missing as { field: string; tell_us: string }[]).length,
    );
    assert.deepEqual(
      lacking,
      lacking.toSorted((a, b) => a - b),
    );
    for (const [n, one] of items.entries()) {
      assert.equal(Number(one.of) - Number(one.recorded), lacking[n]);
    }
    // How people were asked cannot be missing where they were not.
    const absence = items.find(({ slug }) => slug === 'care-data-gp-records-programme');
    assert.equal(absence?.of, 11);
    assert.ok(items.some(({ of }) => of === 15));
    const page = await read(door, '/gaps');
    const [first] = items;
    assert.ok(page.includes(`${first?.recorded} of ${first?.of} facts recorded`));
    const [fact] = (first?.missing ?? []) as { tell_us: string }[];
    assert.ok(page.includes(within(door, fact?.tell_us ?? '').replaceAll('&', '&amp;')));
    assert.match(page, new RegExp(`All ${total} that lack a fact`));
  });

  test('from a recorded fact all four kinds of contribution can be reached', async (t) => {
    const door = openDoor(await openStarter(t));
    const example = '/examples/uk-statistics-assembly-2025';
    const choices = `${example}/contribute?field=participants`;
    assert.ok((await read(door, example)).includes(`href="${choices}"`));
    const correction = `${example}/contribute?kind=correction&field=participants`;
    assert.ok((await read(door, correction)).includes(`href="${choices}"`));
    const page = await read(door, choices);
    for (const kind of ['information', 'correction', 'involved', 'source']) {
      const form = `${example}/contribute?kind=${kind}&field=participants`;
      assert.ok(page.includes(`href="${form.replace('&', '&amp;')}"`), kind);
      await read(door, form);
    }
  });
});
