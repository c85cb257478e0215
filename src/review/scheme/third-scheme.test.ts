import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { sql } from 'kysely';
import {
  adviceOf,
  decisionOf,
  letter,
  openReview,
  viewOf,
  wholeEvidence,
} from '../../../test/review.ts';
import { signIn } from '../../../test/staff.ts';
import { runCommand } from '../../kernel/command.ts';
import { openRegister } from '../../kernel/data-folder.ts';
import { openDatabase } from '../../kernel/database/database.ts';
import { readSettings } from '../../kernel/settings.ts';
import { newId } from '../../kernel/tokens.ts';
import { findPerson } from '../../people/queries.ts';
import type { Person } from '../../people/schema.ts';
import { act } from '../applications/actions.ts';
import { beginApplication, saveEvidence } from '../applications/draft-actions.ts';
import { getApplication, getDraft } from '../applications/queries.ts';
import { clockOf } from '../course/count-rules.ts';
import { noticeRow } from '../panel/queries.ts';
import { schemeCommand } from './command.ts';
import { getScheme } from './queries.ts';

const fixture = resolve(import.meta.dirname, '../../../test/fixtures/approval-scheme.yaml');
const slug = 'approval-before-collection';
const url = process.env.TEST_DATABASE_URL;

describe('another country’s scheme on SQLite', () => define(async () => ({})));
describe(
  'another country’s scheme on PostgreSQL',
  { skip: !url && 'TEST_DATABASE_URL is not set' },
  () =>
    define(async (t) => {
      const schema = `test_${randomBytes(8).toString('hex')}`;
      const db = openDatabase({ url: url as string });
      await sql`create schema ${sql.id(schema)}`.execute(db);
      t.after(async () => {
        await sql`drop schema ${sql.id(schema)} cascade`.execute(db);
        await db.destroy();
      });
      const address = new URL(url as string);
      address.searchParams.set('options', `-c search_path=${schema}`);
      return { DATABASE_URL: address.href };
    }),
);

function define(place: (t: TestContext) => Promise<Record<string, string>>): void {
  it('works from one file: to a live mark, and until it lapses', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'third-scheme-'));
    const before = { ...process.env };
    delete process.env.DATABASE_URL;
    Object.assign(process.env, { COUNTERSIGN_DATA: folder, ...(await place(t)) });
    const db = await openRegister(readSettings());
    t.after(async () => {
      process.env = before;
      await db.destroy();
      rmSync(folder, { recursive: true });
    });
    // Half past ten in the evening of 2 March where the scheme is; 3 March in London.
    const review = await openReview(db, '2026-03-03T02:00:00.000Z');
    const ask = async (path: string) => review.site.app.request(path);
    // biome-ignore lint/suspicious/noExplicitAny: what the address answers, to be looked into
    const read = async (path: string): Promise<any> => (await ask(path)).json();

    // The site that is served learns of it at once.
    assert.equal((await ask(`/schemes/${slug}`)).status, 404);
    const file = join(folder, 'third.yaml');
    writeFileSync(file, readFileSync(fixture));
    assert.match(await scheme('add', file), /“Approval before collection”, version 3, is added/);
    assert.match(await scheme('add', file), /was added before\. Nothing changed/);
    const page = await (await ask(`/schemes/${slug}`)).text();
    assert.match(page, /Asked first/);
    assert.match(page, /Seven members write their views; nobody meets\./);

    const { scheme: rules } = await getScheme(db, slug);
    const applicant = await review.person('applicant');
    const about = { scheme: slug, statistic: 'invented-statistic' };
    const reference = await beginApplication(review.site, applicant, about);
    const write = async (answers: Record<string, string>) => {
      const { id } = await getApplication(db, reference);
      const evidence = { ...wholeEvidence(rules), answers };
      const { lock } = await getDraft(db, id);
      await saveEvidence(review.site, applicant, { reference, lock, evidence });
    };
    await write({});
    const { does } = review;
    await assert.rejects(does('applicant', reference, 'submit'), /Which islands were asked/);
    await write({ islands: 'All but one.' });
    await does('applicant', reference, 'submit');
    await assert.rejects(
      does('adviser', reference, 'validate', { checked: ['complete'] }),
      /not in the scheme/,
    );
    await does('adviser', reference, 'validate', { checked: ['signed'] });
    await assert.rejects(
      does('adviser', reference, 'route', { route: 'full', reasons: 'It fits.' }),
      /Choose a route of the scheme/,
    );
    await does('adviser', reference, 'route', { route: 'by-letter', reasons: 'There is one.' });
    const clock = clockOf(await getApplication(db, reference), review.now());
    assert.equal(clock?.text, 'day 0 of 45');
    review.setNow('2026-03-03T04:00:00.000Z');
    assert.equal(
      clockOf(await getApplication(db, reference), review.now())?.day,
      1,
      'past its midnight',
    );

    const six = ['lay1', 'lay2', 'lay3', 'expert1', 'expert2', 'chair'] as const;
    for (const member of six) await does(member, reference, 'declare', { interest: 'none' });
    for (const member of six) await does(member, reference, 'view', viewOf(rules));
    await assert.rejects(
      does('chair', reference, 'advise', adviceOf('supported')),
      /7 members must be with a view, who have declared and stay: there are 6/,
    );
    const { id } = await signIn(review.site, 'seventh@people.example', 'member-expert');
    await db
      .insertInto('panel_notices')
      .values(noticeRow(id, rules.notice, '2026-03-02'))
      .execute();
    const seventh = (await findPerson(db, id)) as Person;
    for (const [what, details] of [
      ['declare', { interest: 'none' }],
      ['view', viewOf(rules)],
    ] as const) {
      const { standing } = await getApplication(db, reference);
      const opened = { reference, form: newId(), seen: standing.number };
      await act(review.site, seventh, opened, { what, details }, []);
    }
    await does('chair', reference, 'advise', adviceOf('supported'));
    await does('decider', reference, 'decide', decisionOf('supported'));
    review.setNow('2026-04-01T12:00:00.000Z');
    await does('adviser', reference, 'letter', letter);

    const stations = [
      ['2026-04-01T12:00:01Z', 'live'],
      ['2027-08-01T02:00:00Z', 'live'],
      ['2027-08-01T12:00:00Z', 'review-due'],
      ['2027-10-01T12:00:00Z', 'overdue'],
      ['2027-11-09T12:00:00Z', 'overdue'],
      ['2027-11-10T12:00:00Z', 'lapsed'],
    ] as const;
    for (const [at, status] of stations) {
      review.setNow(at);
      const mark = await read(`/marks/${slug}/invented-statistic.json`);
      assert.equal(mark.status, status, at);
      assert.match(JSON.stringify(mark.standing), /approval-condition|says nothing about/);
    }
    const { items } = await read(`/decisions.json?scheme=${slug}`);
    assert.deepEqual([items[0].allowed, items[0].route], [45, 'by-letter']);

    // New rules bind whoever applies from then on; the old application keeps its own.
    writeFileSync(file, readFileSync(fixture, 'utf8').replace('days: 45', 'days: 50'));
    await assert.rejects(scheme('add', file), /give changed rules a higher version/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('version: 3', 'version: 4'));
    await scheme('add', file);
    assert.equal((await getApplication(db, reference)).scheme.routes[0]?.days, 45);
    const again = await beginApplication(review.site, applicant, about);
    assert.equal((await getApplication(db, again)).scheme.routes[0]?.days, 50);

    await scheme('close', slug);
    const other = { scheme: slug, statistic: 'second-statistic' };
    await assert.rejects(
      beginApplication(review.site, applicant, other),
      /takes no new applications/,
    );
    await assert.rejects(scheme('close', slug), /closed already/);
    const listed = JSON.parse(await scheme('list', '--json'));
    assert.deepEqual(
      listed.map((one: { scheme: string; open: boolean }) => [one.scheme, one.open]),
      [
        ['accreditation-condition', true],
        [slug, false],
        ['engagement-mark', true],
      ],
    );
  });
}

async function scheme(...args: string[]): Promise<string> {
  const said: string[] = [];
  const out = (line: string) => said.push(line);
  await runCommand('scheme', schemeCommand, args, { out, err: out });
  return said.join('\n');
}
