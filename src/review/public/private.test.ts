import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import {
  adviceOf,
  decisionOf,
  openReview,
  type Review,
  readShipped,
  viewOf,
  wholeEvidence,
} from '../../../test/review.ts';
import { inFormat } from '../../../test/samples.ts';
import { createApp } from '../../app.ts';
import { change } from '../../kernel/database/database.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { getApplication } from '../applications/queries.ts';
import { recordAttendance } from '../meetings/actions.ts';
import { approveMinutes, publishMinutes, writeMinutes } from '../meetings/minutes/actions.ts';

/** Stands for something private; each with a number, so that a find says which it was. */
const secret = (number: number) => `zzsecret${number}`;

onEachDatabase((name, open) => {
  test(`nothing private is on any public page in any format (${name})`, async (t) => {
    const desk = await openReview(await open(t));
    const addresses = await plant(desk);
    assert.deepEqual(await findSecrets(desk.site, addresses), []);

    // The walk finds what is there to be found.
    const planted = createApp(desk.site);
    page(planted, '/planted', { json: ({ c }) => c.text(`by ${secret(1)}`) });
    const found = await findSecrets(planted, addresses);
    assert.deepEqual(found, [`/planted.json: ${secret(1)}`]);
  });
});

/** Something private in every field that is nobody's but the desk's. Answers the addresses to look at. */
async function plant(desk: Review): Promise<Record<string, string[]>> {
  const scheme = await readShipped('engagement-mark');
  const { db } = desk;
  const decided = await desk.start();
  const whole = wholeEvidence(scheme);
  const [activity, ...activities] = whole.activities;
  assert.ok(activity);
  const to_publish = {
    title: 'Invented activity',
    summary: 'An invented summary.',
    source: 'https://office.example/report',
    source_title: 'The invented report',
  };
  const published = [{ ...activity, to_publish }, ...activities];
  await desk.write(decided, { ...whole, activities: published, contact: secret(1) });
  const { id } = await getApplication(db, decided);
  await db
    .insertInto('application_files')
    .values({
      application_id: id,
      activity: 'a1',
      name: `${secret(2)}.pdf`,
      type: 'application/pdf',
      bytes: new TextEncoder().encode(secret(3)),
      sha256: 'of-the-test',
      added: desk.now().toISOString(),
      added_by: (await desk.hire('applicant')).id,
    })
    .execute();
  await desk.does('applicant', decided, 'request-pre-assessment');
  await desk.does('adviser', decided, 'comment', { words: secret(4) });
  await desk.does('applicant', decided, 'submit');
  await desk.does('adviser', decided, 'ask', { words: secret(5) });
  await desk.does('applicant', decided, 'answer', { words: secret(6) });
  const checked = scheme.validation.map(({ code }) => code);
  await desk.does('adviser', decided, 'validate', { checked, words: secret(7) });
  await review(desk, decided, 'supported-with-conditions', secret(8));
  await desk.does('decider', decided, 'decide', decisionOf('supported-with-conditions'));
  // What the letter publishes is written down at that moment, names too.
  const adviser = (await desk.hire('adviser')).id;
  await db
    .updateTable('people')
    .set({ name: secret(26) })
    .where('id', '=', adviser)
    .execute();
  await desk.does('adviser', decided, 'letter', { subject: secret(9), words: secret(10) });
  await desk.does('applicant', decided, 'file-evidence', { condition: 1, words: secret(11) });
  await desk.does('adviser', decided, 'return-evidence', { condition: 1, words: secret(12) });
  await desk.does('applicant', decided, 'amend', { changes: ['purpose'], words: secret(13) });
  const advice = { amendment: 1, advice: 'agree', words: secret(14) };
  await desk.does('adviser', decided, 'advise-amendment', advice);
  desk.setNow('2027-02-01T10:00:00.000Z');
  const answers = Object.fromEntries(scheme.review.questions.map(({ code }) => [code, secret(15)]));
  await desk.does('applicant', decided, 'file-review', { answers });
  await desk.does('adviser', decided, 'return-review', { words: secret(16) });

  // Advised and decided, but its letter is not out; every word of it is the desk's own.
  const waiting = await desk.start({ statistic: 'second-statistic' });
  await desk.write(waiting, JSON.parse(JSON.stringify(whole).replaceAll('nvented', secret(17))));
  await desk.does('applicant', waiting, 'submit');
  await desk.does('adviser', waiting, 'validate', { checked, words: null });
  await review(desk, waiting, 'not-supported', secret(18));
  const refusal = { ...decisionOf('not-supported'), reasons: secret(19) };
  await desk.does('decider', waiting, 'decide', refusal);

  // A draft, and one that was withdrawn.
  const draft = await desk.start({ scheme: 'accreditation-condition' });
  await desk.write(draft, { ...whole, purpose: secret(20), credit: secret(21) });
  const withdrawn = await desk.start({
    scheme: 'accreditation-condition',
    statistic: 'second-statistic',
  });
  await desk.does('applicant', withdrawn, 'withdraw', { words: secret(22) });

  const concern = {
    kind: 'concern',
    about: { type: 'mark', id: 'engagement-mark/invented-statistic' },
    text: secret(23),
    email: `${secret(24)}@people.example`,
  };
  const sent = await desk.site.app.request('/contributions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(concern),
  });
  assert.equal(sent.status, 201, await sent.text());
  const days = await meetingDays(desk);
  await minuteAll(desk, days);
  await nameEverybody(desk);
  const decision = `${decided.toLowerCase()}-1`;
  return {
    '/decisions': ['/decisions', `/decisions?q=${secret(17)}`, '/decisions?q=reasons'],
    '/decisions/:reference': [`/decisions/${decision}`],
    '/examples/:slug': ['/examples/invented-activity'],
    '/examples/:slug/history': ['/examples/invented-activity/history'],
    '/examples/:slug/history/:n': ['/examples/invented-activity/history/1'],
    '/schemes/:slug': ['/schemes/engagement-mark'],
    '/marks/:scheme/:statistic': [
      '/marks/engagement-mark/invented-statistic',
      '/marks/engagement-mark/second-statistic',
    ],
    '/statistics/:slug': ['/statistics/invented-statistic', '/statistics/second-statistic'],
    '/organisations/:slug': ['/organisations/invented-office'],
    '/sitemaps/:part': ['/sitemaps/decisions', '/sitemaps/pages'],
    '/contribute': ['/contribute', `/contribute?about=decision:${decision}&kind=concern`],
    '/meetings/:date': days.map((day) => `/meetings/${day}`),
    '/meetings/:date/minutes/:number': days.map((day) => `/meetings/${day}/minutes/1`),
    '/record': ['/record', '/record?about=application', '/record?about=contribution'],
  };
}

/** Route, reviewers, declarations, views, a meeting, notes and advice; `words` stand where they are private. */
async function review(desk: Review, reference: string, outcome: string, words: string) {
  const scheme = await readShipped('engagement-mark');
  const isPublic = outcome === 'supported-with-conditions';
  const said = isPublic ? 'Said in public.' : words;
  const route = { route: 'full', reasons: words, precedent: null, cleared: [] };
  await desk.does('adviser', reference, 'route', route);
  const members = ['lay1', 'lay2', 'expert1', 'expert2', 'chair'] as const;
  for (const one of members) {
    await desk.does(one, reference, 'declare', { interest: 'stays', words: said });
    await desk.does(one, reference, 'view', { ...viewOf(scheme, outcome), words: said });
  }
  const day = await desk.planMeeting(scheme);
  await desk.does('adviser', reference, 'place', { meeting: day, starts: '10:00' });
  desk.setNow(`${day}T10:00:00.000Z`);
  for (const one of members) {
    const { id } = await desk.hire(one);
    await desk.does('chair', reference, 'attend', { person: id, present: true });
  }
  await desk.does('chair', reference, 'note', { words });
  const advice = adviceOf(outcome);
  await desk.does(
    'chair',
    reference,
    'advise',
    isPublic ? advice : { ...advice, lay: words, reasons: words },
  );
}

/** Everybody has a private name, but for the members who accepted that theirs is published. */
async function nameEverybody({ db, hire }: Review): Promise<void> {
  const shown = new Set<string>();
  for (const one of ['lay1', 'expert1', 'expert2', 'chair'] as const)
    shown.add((await hire(one)).id);
  const unnoticed = (await hire('lay2')).id;
  await db.deleteFrom('panel_notices').where('person_id', '=', unnoticed).execute();
  await change(db, async (trx) => {
    await trx
      .updateTable('people')
      .set({ name: secret(25) })
      .where('id', 'not in', [...shown])
      .execute();
  });
}

/** Minutes of every meeting, approved by a chair who was there; also of the item whose letter is not out. */
async function minuteAll({ site, person }: Review, days: readonly string[]): Promise<void> {
  const [adviser, chair, lay] = [
    await person('adviser'),
    await person('chair'),
    await person('lay2'),
  ];
  for (const day of days) {
    const attendance = new Map([chair, lay].map(({ id }) => [id, 'present' as const]));
    await recordAttendance(site, adviser, day, { lock: 0, attendance });
    await writeMinutes(site, adviser, day, { lock: 0, earlier: null });
    await approveMinutes(site, chair, day, 1);
    await publishMinutes(site, adviser, day, 2);
  }
}

async function meetingDays({ db }: Review): Promise<string[]> {
  return (await db.selectFrom('meetings').select('day').execute()).map(({ day }) => day);
}

/** Every public page in every format: what of the planted, and which e-mail addresses, are on it. */
async function findSecrets(site: Site, samples: Record<string, string[]>): Promise<string[]> {
  const found: string[] = [];
  let asked = 0;
  for (const { address, formats, signedIn } of site.routes) {
    if (signedIn) continue;
    for (const sample of samples[address] ?? (address.includes(':') ? [] : [address])) {
      for (const format of formats) {
        const where = inFormat(sample, format);
        const answer = await site.app.request(where);
        const body = withoutQuestion(await answer.text(), sample);
        asked++;
        for (const [what] of body.matchAll(/zzsecret\d+|[\w.]+@people\.example/gi)) {
          found.push(`${where}: ${what}`);
        }
      }
    }
  }
  assert.ok(asked > 60, `only ${asked} answers were looked at`);
  return [...new Set(found)];
}

/** What was asked for comes back in the search field, and is no find. */
function withoutQuestion(body: string, sample: string): string {
  const asked = /q=(zzsecret\d+)/.exec(sample)?.[1];
  return asked ? body.replaceAll(asked, '') : body;
}
