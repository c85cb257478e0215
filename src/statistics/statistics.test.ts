import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Open, onEachDatabase } from '../../test/databases.ts';
import { hiddenFields } from '../../test/door.ts';
import { type Staff, signIn } from '../../test/staff.ts';
import { createApp } from '../app.ts';
import { publicStatisticSchema } from '../insight/statistics/public.ts';
import { Forbidden, Invalid } from '../kernel/errors.ts';
import { listEvents } from '../kernel/events.ts';
import { readSettings } from '../kernel/settings.ts';
import { getPerson } from '../people/queries.ts';
import { addStatistic, saveStatistic } from './actions.ts';
import { findStatisticDetails, getStatisticDetails, listStatisticsOf } from './queries.ts';
import { noDetails } from './schema.ts';

const ons = 'office-for-national-statistics';
const legalAid = 'legal-aid-agency';
const slug = 'uk-labour-market-statistics-and-unpaid-care';
const page = `/statistics/${slug}`;

const whole = {
  title: 'Labour market statistics and the place of unpaid care in them',
  description: 'How many people *work*, and how many care.',
  designation: 'accredited-official-statistics',
  designation_by: 'regulator',
  designation_source: 'https://regulator.example/list',
  'designation_seen-day': '3',
  'designation_seen-month': '2',
  'designation_seen-year': '2026',
  frequency: 'monthly',
  subject: 'statistical-series',
  profile: 'higher',
  profile_reason: 'Rates of benefits follow from it.',
  home: 'https://producer.example/labour',
};

onEachDatabase((_name, _open, openStarter) => {
  test('a producer’s person edits its statistic, and readers see it in words and as JSON', async (t) => {
    const { site, una } = await openDesk(t, openStarter);
    const before = await read(site, page);
    assert.match(
      before,
      /Not recorded\.<\/span> <a class="do-you-know" href="\/contribute\?about=statistic/,
    );
    publicStatisticSchema.parse(JSON.parse(await read(site, `${page}.json`)));
    const saved = await edit(una, whole);
    assert.deepEqual([saved.status, saved.headers.get('Location')], [303, page]);
    const after = await read(site, page);
    assert.match(after, /How many people <em>work<\/em>/);
    assert.match(
      after,
      /Accredited official statistics\s*<p class="ledger__note">As stated by the regulator at <a href="https:\/\/regulator\.example\/list" rel="nofollow noopener">regulator\.example<\/a>, seen on 3 February 2026\./,
    );
    assert.match(after, /To be listed here does not make a statistic official/);
    assert.doesNotMatch(after, /is official/);
    const json = JSON.parse(await read(site, `${page}.json`));
    publicStatisticSchema.parse(json);
    assert.deepEqual(json.producer, { slug: ons, name: 'Office for National Statistics' });
    assert.deepEqual(json.designation, {
      code: 'accredited-official-statistics',
      label: 'Accredited official statistics',
      by: 'regulator',
      source: 'https://regulator.example/list',
      seen: '2026-02-03',
    });
    assert.deepEqual(
      [json.frequency, json.subject, json.profile.code, json.home],
      ['monthly', 'statistical-series', 'higher', 'https://producer.example/labour'],
    );
    const organisation = JSON.parse(await read(site, `/organisations/${ons}.json`));
    assert.deepEqual(organisation.statistics, [{ slug, title: whole.title }]);
    const record = await read(site, '/record');
    assert.match(
      record,
      /Labour market statistics[\s\S]*What is recorded of it was changed: designation, how often/,
    );
    assert.match(record, /by an applicant/);
  });

  test('what is wrong is said beside its field, and nothing that was typed is lost', async (t) => {
    const { site, una } = await openDesk(t, openStarter);
    const answer = await edit(una, {
      ...whole,
      title: '',
      designation_source: 'producer.example',
      'designation_seen-day': '31',
      home: 'ftp://producer.example',
      profile_reason: '',
    });
    assert.equal(answer.status, 422);
    const body = await answer.text();
    assert.match(body, /<title>Error: Edit/);
    for (const said of [
      /href="#title">Enter the title/,
      /href="#designation_source">The address of the statement must be an address/,
      /href="#designation_seen-day">The day on which you saw the statement must exist/,
      /href="#profile_reason">Give the reason for the profile/,
      /href="#home">The address of its own page must be an address/,
      /value="producer\.example"/,
      /How many people \*work\*, and how many care\.<\/textarea>/,
    ]) {
      assert.match(body, said);
    }
    const without = await edit(una, { ...whole, designation: '', profile: '' });
    const asked = await without.text();
    assert.match(asked, /href="#designation">Choose the designation that was stated/);
    assert.match(asked, /href="#profile">Choose the profile that the reason is for/);
    const future = await edit(una, { ...whole, 'designation_seen-year': '2027' });
    assert.match(await future.text(), /must not be in the future/);
    assert.equal((await getStatisticDetails(site.db, slug)).home, null);
  });

  test('two who edit at once lose nothing: what only one changed is joined, the rest is shown', async (t) => {
    const { site, una, ben } = await openDesk(t, openStarter);
    await edit(una, whole);
    const [hers, his] = [await open(una), await open(ben)];
    await una.post(`${page}/editing`, {
      ...whole,
      ...hers,
      frequency: 'annual',
      home: 'https://a.example/',
    });
    const mine = { ...whole, ...his, producer: ons, home: 'https://b.example/', subject: 'survey' };
    const overtaken = await ben.post(`${page}/editing`, mine);
    assert.equal(overtaken.status, 409);
    const body = await overtaken.text();
    assert.match(body, /Changed by them, and now in your form: how often it is published\./);
    assert.match(body, /<dt>Its own page<\/dt><dd>https:\/\/a\.example\//);
    assert.match(body, /name="home"[^>]*value="https:\/\/b\.example\/"/);
    assert.equal((await getStatisticDetails(site.db, slug)).home, 'https://a.example/');
    const joined = { ...mine, ...hiddenFields(body), frequency: 'annual' };
    assert.equal((await ben.post(`${page}/editing`, joined)).status, 303);
    const { home, frequency, subject, producer } = await getStatisticDetails(site.db, slug);
    assert.deepEqual(
      [home, frequency, subject, producer],
      ['https://b.example/', 'annual', 'survey', ons],
    );
  });

  test('an edit that changes nothing is no event, and one that was retitled is found by its title', async (t) => {
    const { site, una } = await openDesk(t, openStarter);
    await edit(una, whole);
    const before = await listEvents(site.db, null, 1);
    await edit(una, whole);
    assert.deepEqual(await listEvents(site.db, null, 1), before);
    await edit(una, { ...whole, title: 'Zyxwv figures' });
    assert.match(await read(site, '/statistics?q=zyxwv'), /Zyxwv figures/);
    const found = JSON.parse(await read(site, '/examples.json?q=zyxwv'));
    assert.ok(found.total > 0, 'its examples are found by the new title');
  });

  test('another producer’s people are refused, by page and by action; only staff name the producer', async (t) => {
    const { site, una, oli } = await openDesk(t, openStarter);
    assert.equal((await oli.get(`${page}/editing`)).status, 403);
    assert.equal((await oli.post(`${page}/editing`, whole)).status, 403);
    assert.equal((await oli.get(`/organisations/${ons}/statistics`)).status, 403);
    const oliver = await getPerson(site.db, oli.id);
    const { lock, slug: _, ...known } = await getStatisticDetails(site.db, slug);
    await assert.rejects(saveStatistic(site, oliver, slug, lock, known), Forbidden);
    const added = { ...noDetails, title: 'New', producer: ons };
    await assert.rejects(addStatistic(site, oliver, added), Forbidden);
    await assert.rejects(addStatistic(site, oliver, { ...added, producer: null }), Forbidden);
    const unas = await getPerson(site.db, una.id);
    const taken = saveStatistic(site, unas, slug, lock, { ...known, producer: legalAid });
    await assert.rejects(taken, Forbidden);
    await edit(una, { ...whole, producer: legalAid });
    assert.equal((await getStatisticDetails(site.db, slug)).producer, ons);
    const nowhere = saveStatistic(site, 'command', slug, lock + 1, { ...known, producer: 'x' });
    await assert.rejects(nowhere, Invalid);
  });

  test('an account that was ended, or a role that was taken, edits nothing any more', async (t) => {
    const { una, ada } = await openDesk(t, openStarter);
    await ada.post(`/people/${una.id}/roles`, { organisation: legalAid });
    assert.equal((await una.get(`${page}/editing`)).status, 403);
    assert.equal((await una.get(`/organisations/${legalAid}/statistics`)).status, 200);
  });

  test('a producer’s people see its statistics with what is missing, and add one', async (t) => {
    const { site, una } = await openDesk(t, openStarter);
    const own = `/organisations/${ons}/statistics`;
    assert.match(await (await una.get(own)).text(), /Not recorded: description, designation/);
    const empty = await una.post(own, { frequency: 'weekly' });
    assert.equal(empty.status, 422);
    const body = await empty.text();
    assert.match(body, /href="#title">Enter the title/);
    assert.match(body, /value="weekly" selected/);
    const added = await una.post(own, { ...whole, title: 'Bus stops' });
    assert.equal(added.headers.get('Location'), '/statistics/bus-stops');
    assert.equal((await findStatisticDetails(site.db, 'bus-stops'))?.producer, ons);
    assert.deepEqual(
      (await listStatisticsOf(site.db, ons)).map(({ title }) => title),
      ['Bus stops', whole.title],
    );
    assert.match(await read(site, '/statistics?q=bus'), /Bus stops/);
    const again = await una.post(own, { title: 'Bus  Stops!' });
    assert.match(await again.text(), /is that of “Bus stops”, or has the same address/);
    const byTitle = await una.post(own, { title: whole.title.toUpperCase() });
    assert.equal(byTitle.status, 422, 'one whose address says something else has that title');
    const [event] = await listEvents(site.db, null, 1);
    assert.deepEqual([event?.what, event?.about_id], ['statistic-added', 'bus-stops']);
  });

  test('hostile words stay words, and a broken form is no error of ours', async (t) => {
    const { site, ben } = await openDesk(t, openStarter);
    await edit(ben, {
      ...whole,
      producer: ons,
      title: '<script>alert(1)</script>',
      description: '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
      profile_reason: '"><script>',
    });
    const shown = await read(site, page);
    assert.doesNotMatch(shown, /<script>alert|<img src=x|href="javascript/);
    for (const opened of ['null', '[1]', '{"title":1}', '{', '"x"']) {
      const answer = await ben.post(`${page}/editing`, { ...whole, lock: 'x', opened });
      assert.equal(answer.status, 409, opened);
    }
    const wrong = await ben.post(`${page}/editing`, { ...whole, frequency: 'constructor' });
    assert.equal(wrong.status, 422);
  });
});

async function openDesk(t: Parameters<Open>[0], openStarter: Open) {
  const site = createApp({
    db: await openStarter(t),
    settings: readSettings({}),
    url: 'http://localhost:3000',
    now: () => new Date('2026-03-01T09:00:00.000Z'),
  });
  const { lock, slug: _, ...known } = await getStatisticDetails(site.db, slug);
  await saveStatistic(site, 'command', slug, lock, { ...known, producer: ons });
  return {
    site,
    ada: await signIn(site, 'ada@people.example', 'administrator'),
    ben: await signIn(site, 'ben@people.example', 'editor'),
    una: await signIn(site, 'una@people.example', 'applicant', ons),
    oli: await signIn(site, 'oli@people.example', 'applicant', legalAid),
  };
}

/** What the form carries when it is opened now. */
async function open(staff: Staff): Promise<Record<string, string>> {
  const { lock = '', opened = '' } = hiddenFields(
    await (await staff.get(`${page}/editing`)).text(),
  );
  return { lock, opened };
}

async function edit(staff: Staff, fields: Record<string, string>): Promise<Response> {
  return staff.post(`${page}/editing`, { ...(await open(staff)), ...fields });
}

async function read(site: ReturnType<typeof createApp>, address: string): Promise<string> {
  return (await site.app.request(address)).text();
}
