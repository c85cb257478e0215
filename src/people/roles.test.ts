import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Open, onEachDatabase } from '../../test/databases.ts';
import { signIn } from '../../test/staff.ts';
import { createApp } from '../app.ts';
import { readSettings } from '../kernel/settings.ts';
import { findPersonByEmail, getPerson } from './queries.ts';

const ons = 'office-for-national-statistics';
const legalAid = 'legal-aid-agency';

onEachDatabase((_name, _open, openStarter) => {
  test('an applicant is invited for one producer, by its name, and sees whose in plain words', async (t) => {
    const { site, ada } = await openPeople(t, openStarter);
    const fields = { email: 'una@people.example', name: 'Una', role: 'applicant' };
    const without = await ada.post('/people', fields);
    assert.equal(without.status, 422);
    assert.match(await without.text(), /href="#organisation">Choose the producer of an applicant/);
    const alone = await ada.post('/people', { role: 'applicant' });
    assert.match(
      await alone.text(),
      /Enter an e-mail address[\s\S]*Choose the producer of an applicant/,
    );
    const unknown = await ada.post('/people', { ...fields, organisation: 'Ministry of Nothing' });
    const page = await unknown.text();
    assert.match(page, /“Ministry of Nothing” is not an organisation of the register/);
    assert.match(page, /value="Ministry of Nothing"/);
    assert.equal(await findPersonByEmail(site.db, fields.email), null, 'nobody was invited');
    await ada.post('/people', { ...fields, organisation: 'office for national statistics' });
    const una = await findPersonByEmail(site.db, fields.email);
    assert.deepEqual(una?.roles, [{ role: 'applicant', organisation: ons }]);
    const people = await (await ada.get('/people')).text();
    assert.match(people, /Applicant \(Office for National Statistics\)/);
  });

  test('only an applicant has a producer', async (t) => {
    const { ada } = await openPeople(t, openStarter);
    const chair = { email: 'kim@people.example', name: 'Kim', role: 'chair', organisation: ons };
    const answer = await ada.post('/people', chair);
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /Only the role of applicant is held for a producer/);
  });

  test('somebody is made an applicant for a second producer, and keeps the first unless it is unticked', async (t) => {
    const { site, ada } = await openPeople(t, openStarter);
    const una = await signIn(site, 'una@people.example', 'applicant', ons);
    const address = `/people/${una.id}/roles`;
    await ada.post(address, { producers: [ons], organisation: legalAid });
    assert.deepEqual((await getPerson(site.db, una.id)).roles, [
      { role: 'applicant', organisation: legalAid },
      { role: 'applicant', organisation: ons },
    ]);
    await ada.post(address, { producers: [legalAid] });
    assert.deepEqual((await getPerson(site.db, una.id)).roles, [
      { role: 'applicant', organisation: legalAid },
    ]);
  });

  test('a chair may be a member; nobody is a lay and an expert member', async (t) => {
    const { site, ada } = await openPeople(t, openStarter);
    const kim = await signIn(site, 'kim@people.example', 'chair');
    const address = `/people/${kim.id}/roles`;
    await ada.post(address, { roles: ['chair', 'member-expert'] });
    const both = await ada.post(address, { roles: ['chair', 'member-expert', 'member-lay'] });
    assert.equal(both.status, 422);
    const body = await both.text();
    assert.match(body, /href="#roles">A panel member is lay or expert, not both/);
    assert.match(body, /value="member-lay" checked/, 'what was ticked stays ticked');
    const { roles } = await getPerson(site.db, kim.id);
    assert.deepEqual(roles.map(({ role }) => role).sort(), ['chair', 'member-expert']);
  });

  test('each role is led to its own pages, and to those of the desk only where they are', async (t) => {
    const { site, ada } = await openPeople(t, openStarter);
    const una = await signIn(site, 'una@people.example', 'applicant', ons);
    const vic = await signIn(site, 'vic@people.example', 'adviser');
    const work = async (who: typeof una) => {
      const [, own = ''] = (await (await who.get('/people/me')).text()).split('<h2>Your work</h2>');
      return [...(own.split('</section>')[0] ?? '').matchAll(/href="([^"]+)"/g)].map(
        ([, to]) => to,
      );
    };
    const desk = ['/applications', '/concerns', '/panel'];
    const routes = site.routes.filter(({ address }) => !desk.includes(address));
    site.routes.splice(0, site.routes.length, ...routes);
    assert.deepEqual(await work(una), [`/organisations/${ons}/statistics`]);
    assert.deepEqual(await work(vic), []);
    for (const address of desk) site.routes.push({ address, formats: ['html'] });
    assert.deepEqual(await work(una), [`/organisations/${ons}/statistics`, '/applications']);
    assert.deepEqual(await work(vic), desk);
    assert.deepEqual(await work(ada), ['/moderation', '/people']);
    assert.doesNotMatch(await (await una.get('/people/me')).text(), /href="\/moderation"/);
  });
});

async function openPeople(t: Parameters<Open>[0], open: Open) {
  const site = createApp({
    db: await open(t),
    settings: readSettings({}),
    url: 'http://localhost:3000',
    now: () => new Date('2026-03-01T09:00:00.000Z'),
  });
  return { site, ada: await signIn(site, 'ada@people.example', 'administrator') };
}
