import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page, type Site } from '../src/kernel/http/site.ts';
import { onEachDatabase, openStarter } from './databases.ts';
import { deskAddress, openDesk } from './desk.ts';
import { type Door, placeOf } from './door.ts';
import { bare, inFormat, prepareSamples, samplesOf } from './samples.ts';

const example = 'uk-statistics-assembly-2025';
const about = { type: 'example', id: example };
/** A word that stands nowhere else, for one place of one contribution. */
const planted = (place: string) => `zq${place}marker`;
const marker = /zq\w+marker/g;

/** One of each kind that the door takes now, about each thing that it can be about. */
const kinds: Record<string, Record<string, unknown>> = {
  example: { kind: 'example', title: planted('title') },
  gap: { kind: 'example', title: planted('gaptitle'), about: { type: 'gap', id: '4:workers' } },
  information: { kind: 'information', about },
  correction: { kind: 'correction', about, field: 'lessons' },
  involved: { kind: 'involved', about },
  source: { kind: 'source', about },
  statistic: {
    kind: 'information',
    about: { type: 'statistic', id: 'uk-labour-market-statistics-and-unpaid-care' },
  },
  resource: { kind: 'source', about: { type: 'resource', id: 'what-have-we-missed' } },
};

onEachDatabase((name, _open, openStarter) => {
  test(`nothing that was sent, asked, answered or drafted is public before it is accepted (${name})`, async (t) => {
    const db = await openStarter(t);
    const desk = openDesk(db);
    const { door, site } = desk;
    await prepareSamples(db);
    const grace = await desk.hire(planted('editor'));
    const decide = async (reference: string, what: string, fields = {}) => {
      const answer = await grace.decide(reference, what, fields);
      assert.equal(answer.status, 303, `${what}: ${answer.body}`);
    };

    const places: Record<string, ReturnType<typeof placeOf>> = {};
    for (const [kind, given] of Object.entries(kinds)) places[kind] = await send(door, kind, given);
    const one = (kind: string) => places[kind] ?? assert.fail(kind);
    const spam = await send(door, 'spam', { kind: 'information', about, text: shops('spam') });
    const declined = await send(door, 'declined', { kind: 'information', about });
    const joined = await send(door, 'joined', { kind: 'information', about });
    const withdrawn = await send(door, 'withdrawn', { kind: 'information', about });

    await decide(one('involved').reference, 'claim');
    await decide(one('involved').reference, 'question', { question: planted('question') });
    const { path, key } = one('involved');
    await door.post(`${path}/answers`, { key, text: planted('answer') });
    const pdf = new File([`%PDF-1.7 ${planted('inside')}`], `${planted('file')}.pdf`);
    assert.equal((await door.upload(`${path}/files`, key, [pdf])).status, 303);
    const refusal = { refusal_reason: 'other', refusal_words: planted('words') };
    await decide(declined.reference, 'refusal', refusal);
    await decide(joined.reference, 'merger', { into: one('involved').reference });
    await door.post(`${withdrawn.path}/withdrawal`, { key: withdrawn.key });

    // What editors keep for later: an edit on the way to accepting, a new example, a working copy.
    const edit = `${deskAddress(one('correction').reference)}/editing`;
    const opened = await grace.open(one('correction').reference);
    const typed = { summary: planted('edit'), 'organisations.0.organisation': planted('body') };
    const kept = await grace.send(edit, { ...opened, draft: '0', save: 'yes', ...typed });
    assert.equal(kept.status, 303, kept.body);
    for (const [at, place] of [
      ['/moderation/drafts', 'draft'],
      [`/examples/${example}/working-copy`, 'copy'],
    ] as const) {
      const { location } = await grace.send(at);
      const saved = await grace.send(location, { lock: '0', title: planted(place) });
      assert.equal(saved.status, 303, saved.body);
    }

    const everyone = await lookEverywhere(site);
    assert.ok(everyone.looked > 90, `only ${everyone.looked} answers were looked at`);
    assert.deepEqual(everyone.found, []);
    for (const { path } of [...Object.values(places), spam, declined, joined, withdrawn]) {
      for (const address of [path, `${path}?key=`, `${path}?key=x`, deskAddress(path.slice(15))]) {
        assert.doesNotMatch((await door.get(address)).body, marker, address);
      }
    }
    const file = await db.selectFrom('contribution_files').selectAll().execute();
    for (const { id, public: isPublic } of file.filter(({ public: shown }) => !shown)) {
      assert.equal((await door.get(`${path}/files/${id}`)).status, 404, `${isPublic}`);
    }
    const events = await db.selectFrom('events').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(events), marker, 'the record');

    // A part is accepted: that part is public, with the credit, and what was not taken is not.
    const files = file.filter(({ name: called }) => called.includes('zqfile'));
    await decide(one('involved').reference, 'acceptance', {
      text_into: 'lessons',
      text_how: 'add',
      text: planted('involved'),
      source: `f${files[0]?.id}`,
      [`source_title_f${files[0]?.id}`]: planted('filetitle'),
      credit: 'yes',
      outcome: 'accepted-in-part',
      reason: planted('reason'),
      words: planted('outcome'),
    });
    const after = await lookEverywhere(site);
    const words = new Set(after.found.map(({ word }) => word));
    assert.deepEqual(
      [...words].sort(),
      // Who sent the same is credited with it.
      ['filetitle', 'involved', 'involvedname', 'joinedname', 'reason'].map(planted).sort(),
    );
    const shown = (word: string) =>
      after.found.filter((one) => one.word === planted(word)).map(({ address }) => address);
    for (const address of [
      `/examples/${example}`,
      `/examples/${example}.json`,
      `/examples/${example}.md`,
    ]) {
      assert.ok(shown('involved').includes(address), `it is not at ${address}`);
    }
    assert.ok(shown('involvedname').includes(`/examples/${example}`));
    assert.ok(shown('reason').includes(`/examples/${example}/history`));
    const search = await door.get(`/examples.json?q=${planted('involved')}`);
    assert.equal(JSON.parse(search.body).total, 1);
    const published = await door.get(`${path}/files/${files[0]?.id}`);
    assert.match(published.body, /zqinsidemarker/);
  });
});

test('a page that tells what was sent is found', async (t) => {
  const db = await openStarter(t);
  const { door, site } = openDesk(db);
  page(site, '/newest', {
    html: async ({ c }) => {
      const rows = await db.selectFrom('contributions').select('text').execute();
      return c.html(rows.map(({ text }) => text).join(' '));
    },
  });
  await prepareSamples(db);
  await send(door, 'told', { kind: 'information', about });
  const { found } = await lookEverywhere(site, { '/newest': ['/newest'] });
  assert.deepEqual(found, [{ address: '/newest', word: planted('told') }]);
});

/** Sends one with a word of its own in each of its fields. */
async function send(door: Door, place: string, given: Record<string, unknown>) {
  const answer = await door.json({
    text: planted(place),
    sources: [`https://${planted(`${place}source`)}.example/${planted(`${place}path`)}`],
    relation: 'participant',
    credit: { as: 'name', name: planted(`${place}name`), role: planted(`${place}role`) },
    email: `${planted(`${place}email`)}@people.example`,
    ...given,
  });
  assert.equal(answer.status, 201, answer.body);
  return placeOf(JSON.parse(answer.body).url);
}

function shops(word: string): string {
  return `${planted(word)} ${[1, 2, 3, 4, 5, 6].map((shop) => `https://shop${shop}.example/`).join(' ')}`;
}

/** Where any planted word stands, on all that a visitor can ask for in every format, and in searches for it. */
async function lookEverywhere(site: Site, more: Record<string, string[]> = {}) {
  const found: { address: string; word: string }[] = [];
  let looked = 0;
  const look = async (address: string) => {
    const body = await (await site.app.request(address)).text();
    looked++;
    // A page says what was searched for: words in its address are left out.
    const asked = new Set(decodeURIComponent(address).match(marker));
    for (const word of new Set(body.match(marker))) {
      if (!asked.has(word)) found.push({ address, word });
    }
  };
  for (const route of site.routes.filter((one) => !one.signedIn)) {
    for (const sample of more[route.address] ?? samplesOf(route)) {
      for (const format of route.formats) await look(inFormat(sample, format));
    }
  }
  for (const [name, sample] of Object.entries(bare)) {
    if (name.startsWith('get ')) await look(sample);
  }
  for (const query of ['q=assembly', 'sort=updated', 'sort=newest', `q=${planted('involved')}`]) {
    for (const format of ['html', 'json', 'csv', 'atom', 'bib']) {
      await look(inFormat(`/examples?${query}`, format));
    }
  }
  // A search for a word that nobody may know finds nothing.
  for (const word of ['title', 'draft', 'copy', 'edit', 'body', 'answer', 'file']) {
    const answer = await site.app.request(`/examples.json?q=${planted(word)}`);
    const { total } = (await answer.json()) as { total: number };
    if (total > 0) found.push({ address: 'the search', word: planted(word) });
  }
  return { found, looked };
}
