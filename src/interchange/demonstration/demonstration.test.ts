import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { onEachDatabase, starterFolder } from '../../../test/databases.ts';
import { cookieOf, sendForm } from '../../../test/staff.ts';
import { createApp } from '../../app.ts';
import type { Database } from '../../kernel/database/database.ts';
import { demonstrationWords } from '../../kernel/demonstration.ts';
import { Conflict } from '../../kernel/errors.ts';
import { readSettings } from '../../kernel/settings.ts';
import { listInvented } from '../../people/queries.ts';
import { type Application, createReviewDesk } from '../../review/applications/queries.ts';
import { markStatus } from '../../review/course/status-rules.ts';
import { backUp } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { verify } from '../commands/verify.ts';
import { loadFolder } from '../load/actions.ts';
import { cast } from './cast.ts';
import { courses } from './courses.ts';
import { makeDemonstration, openDemonstration } from './make-actions.ts';

const url = 'http://localhost:3000';
const serve = (db: Database, now = () => new Date()) =>
  createApp({
    db,
    settings: readSettings({ COUNTERSIGN_CONTACT: 'mailto:a@b.example' }),
    url,
    now,
  });
const load = (db: Database) => loadFolder(db, starterFolder, { now: () => new Date() });

onEachDatabase((name, open, openStarter) => {
  test(`a demonstration has every state, says everywhere what it is, and lets nothing real in (${name})`, async (t) => {
    const db = await open(t);
    const today = new Date();
    const made = await makeDemonstration(db, { url, today });
    assert.equal(made.applications, courses.length);
    assert.deepEqual((await verify(db)).problems, []);

    const { applications } = (await createReviewDesk(db)()).value;
    const stands = [...applications.values()];
    const states = new Set(stands.map(({ standing }) => standing.state));
    assert.deepEqual(
      [
        'draft',
        'submitted',
        'query',
        'valid',
        'in-review',
        'advised',
        'decided',
        'live',
        'suspended',
        'ended',
        'withdrawn',
        'cancelled',
      ].filter((state) => !states.has(state as never)),
      [],
    );
    const statuses = new Set(
      stands.map(({ standing, scheme }) => markStatus(standing, scheme, today)),
    );
    assert.deepEqual(
      [...statuses].sort(),
      ['cancelled', 'lapsed', 'live', 'none', 'overdue', 'review-due', 'suspended'].sort(),
    );
    const left = stands.filter(
      ({ standing }) =>
        standing.state === 'in-review' &&
        [...standing.interests.values()].some(({ interest }) => interest === 'leaves'),
    );
    assert.ok(left.length >= 2);
    assert.ok(stands.some(({ standing }) => standing.appeal && !standing.appeal.heard));
    assert.ok(stands.some(({ standing }) => standing.amendments.some((one) => !one.decided)));
    assert.equal(new Set(stands.map(({ scheme }) => scheme.scheme)).size, 2);

    const site = serve(db);
    const overdue = stands.find(
      ({ standing, scheme }) => markStatus(standing, scheme, today) === 'overdue',
    );
    const mark = `/marks/${overdue?.scheme.scheme}/${overdue?.statistic}`;
    for (const address of ['/', '/decisions', '/meetings', mark, '/record', '/no-such-page']) {
      const answer = await site.app.request(address);
      assert.equal(answer.headers.get('Countersign-Demonstration'), demonstrationWords);
      assert.equal(answer.headers.get('X-Robots-Tag'), 'noindex');
      assert.ok((await answer.text()).includes(demonstrationWords), address);
    }
    for (const address of ['/decisions.json', '/record.json', '/examples.json', `${mark}.json`]) {
      const answer = await site.app.request(address);
      const told = (await answer.json()) as { demonstration?: boolean };
      assert.equal(told.demonstration, true, address);
    }
    for (const address of ['/decisions.csv', '/decisions.atom']) {
      const { headers } = await site.app.request(address);
      assert.equal(headers.get('Countersign-Demonstration'), demonstrationWords, address);
    }
    const drawing = await (await site.app.request(`${mark}.svg`)).text();
    assert.match(drawing, /<title id="t">Demonstration: .*Review overdue since/);
    assert.match(drawing, />Demonstration: all is invented<\/text>/);
    assert.ok(Buffer.byteLength(drawing) < 4096);

    await showsExamples(site, stands);

    await assert.rejects(load(db), /demonstration/);
    await assert.rejects(makeDemonstration(db, { url, today }), Conflict);
  });

  test(`in a demonstration anybody goes on as an invented person; elsewhere nobody does (${name})`, async (t) => {
    const db = await open(t);
    await openDemonstration(db, url, new Date());
    const site = serve(db);
    const page = await (await site.app.request('/people/sign-in')).text();
    for (const { name: named } of Object.values(cast)) assert.ok(page.includes(named), named);
    const [ada] = await listInvented(db);
    const opened = await sendForm(site, '/people/sign-in/invented', { person: ada?.id ?? '' });
    assert.equal(opened.status, 303);
    const own = await site.app.request('/people/me', { headers: { cookie: cookieOf(opened) } });
    assert.ok((await own.text()).includes(cast.applicant.name));
    for (const person of ['', 'nobody']) {
      assert.equal((await sendForm(site, '/people/sign-in/invented', { person })).status, 404);
    }

    // The same people in a register that is none: as if somebody had taken the flag away, or copied rows.
    await db.deleteFrom('demonstration').execute();
    for (const stale of [site, serve(db)]) {
      const refused = await sendForm(stale, '/people/sign-in/invented', { person: ada?.id ?? '' });
      assert.equal(refused.status, 404);
      assert.equal(refused.headers.get('Set-Cookie'), null);
    }
    const real = await (await serve(db).app.request('/people/sign-in')).text();
    assert.doesNotMatch(real, /invented/);
  });

  test(`neither takes the other’s place (${name})`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'demonstration-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const [invented, real] = [await open(t), await openStarter(t)];
    await assert.rejects(makeDemonstration(real, { url, today: new Date() }), Conflict);
    assert.doesNotMatch(await (await serve(real).app.request('/')).text(), /everything here is/);

    await openDemonstration(invented, url, new Date());
    const files = { invented: join(folder, 'invented.gz'), real: join(folder, 'real.gz') };
    await backUp(invented, files.invented, new Date());
    await backUp(real, files.real, new Date());
    for (const [db, file] of [
      [invented, files.real],
      [real, files.invented],
    ] as const) {
      await assert.rejects(restore(db, file, { replace: true }), /demonstration/);
    }
    assert.equal((await verify(real)).examples, 100);
    // Into an empty register a demonstration comes back as what it is.
    const again = await open(t);
    await restore(again, files.invented, { replace: false });
    assert.ok((await (await serve(again).app.request('/')).text()).includes(demonstrationWords));
  });
});

/** What came with two applications is in the register, is cited by others, and no statistic's page has a gap. */
async function showsExamples(
  { app }: ReturnType<typeof serve>,
  stands: readonly Application[],
): Promise<void> {
  const read = async <T>(address: string) => (await (await app.request(address)).json()) as T;
  const { items } = await read<{ items: { slug: string; title: string; coded_by: string }[] }>(
    '/examples.json',
  );
  assert.equal(items.length, courses.filter(({ publishes }) => publishes).length);
  for (const { title, coded_by } of items) {
    assert.match(title, /^Invented /);
    assert.match(coded_by, /^Invented .* in its application A-/);
  }
  const of = (called: string) =>
    stands.find(({ statistic }) => statistic === `invented-statistics-of-${called}`);
  const example = '/examples/invented-workshops-about-loneliness';
  assert.equal((await app.request(example)).status, 200);
  for (const called of ['loneliness', 'rents']) {
    const decision = `/decisions/${of(called)?.reference.toLowerCase()}-1`;
    const page = await (await app.request(decision)).text();
    const cited = page.split('Examples cited')[1] ?? '';
    assert.match(cited, new RegExp(`href="${example}">Invented workshops about loneliness</a>`));
  }
  for (const { statistic } of stands) {
    const known = await read<Record<string, unknown>>(`/statistics/${statistic}.json`);
    assert.match(String(known.description), /^Invented: these statistics do not exist/);
    for (const key of ['producer', 'designation', 'frequency', 'subject', 'profile', 'home']) {
      assert.ok(known[key], `${statistic}: ${key}`);
    }
    const { by, source } = known.designation as { by: string; source: string };
    assert.equal(by, 'producer');
    assert.match(source, /^https:\/\/invented-[a-z-]+\.example\.org\/invented-/);
  }
}
