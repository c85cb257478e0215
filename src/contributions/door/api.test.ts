import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { onEachDatabase } from '../../../test/databases.ts';
import { hiddenFields, keptOf, openDoor, placeOf } from '../../../test/door.ts';
import { runs } from '../../../test/runs.ts';
import { inFormat, prepareSamples, samplesOf } from '../../../test/samples.ts';

const about = { type: 'example', id: 'uk-statistics-assembly-2025' };
const example = { kind: 'example', title: 'Hives are counted with keepers', text: 'They met.' };

onEachDatabase((_name, _open, openStarter) => {
  test('JSON is taken as the forms are: 201 with a reference and the private page', async (t) => {
    const door = openDoor(await openStarter(t));
    const sent = await door.json({
      ...example,
      sources: ['https://example.org/hives'],
      relation: 'worker',
      credit: { as: 'role', role: 'a beekeeper' },
      email: 'keeper@people.example',
    });
    assert.equal(sent.status, 201);
    assert.equal(sent.headers.get('Access-Control-Allow-Origin'), '*');
    const { reference, url, status } = JSON.parse(sent.body);
    assert.equal(status, 'waiting');
    assert.equal(sent.location, url);
    const page = await door.get(url.replace('http://localhost:3000', ''));
    assert.match(page.body, /a beekeeper/);
    assert.equal((await keptOf(door.site, reference))?.kind, 'example');
    const repeat = await door.json(example);
    assert.equal(JSON.parse(repeat.body).status, 'set-aside');
  });

  test('what does not say that it is JSON is refused, and nothing is kept', async (t) => {
    const door = openDoor(await openStarter(t));
    const send = (type: string) =>
      door.site.app.request('/contributions', {
        method: 'POST',
        body: new TextEncoder().encode(JSON.stringify({ ...example, text: `As ${type}.` })),
        ...(type && { headers: { 'Content-Type': type } }),
      });
    for (const type of ['text/plain', 'text/plain;charset=UTF-8', 'application/jsonp', '']) {
      const answer = await send(type);
      assert.equal(answer.status, 415, type);
      assert.match(answer.headers.get('Content-Type') ?? '', /problem\+json/);
      const { detail } = (await answer.json()) as { detail: string };
      assert.match(detail, /Send JSON with the header Content-Type: application\/json/);
    }
    const kept = await door.site.db.selectFrom('contributions').select('id').execute();
    assert.equal(kept.length, 0);
    for (const type of ['application/json', 'Application/JSON; charset=utf-8']) {
      const answer = await send(type);
      assert.equal(answer.status, 201, await answer.text());
    }
    const { body } = await door.get('/openapi.json');
    assert.ok(JSON.parse(body).paths['/contributions'].post.responses['415']);
  });

  test('each problem names its field', async (t) => {
    const door = openDoor(await openStarter(t));
    for (const [body, ...fields] of [
      ['not JSON', 'body'],
      ['null', 'input'],
      [{ kind: 'praise', text: 'a' }, 'kind'],
      [{ kind: 'example', text: 'a' }, 'title'],
      [{ kind: 'information', text: 'a' }, 'about'],
      [{ kind: 'information', about: { ...about, id: 'nothing' }, text: 'a' }, 'about.id'],
      [{ kind: 'information', about, field: 'colour', text: 'a' }, 'field'],
      [{ ...example, sources: ['https://a.example', 'javascript:x'] }, 'sources.1'],
      [{ ...example, credit: { as: 'name' }, email: 'x' }, 'credit.name', 'email'],
      [{ ...example, relation: 'king' }, 'relation'],
      [{ ...example, admin: true }, 'admin'],
      [{ ...example, text: 'a\0b' }, 'text'],
      [{ ...example, text: 'x'.repeat(10_001) }, 'text'],
      [`{"kind": "example", "__proto__": {"title": "a"}, "text": "a"}`, '__proto__', 'title'],
    ] as const) {
      const answer = await door.json(body);
      assert.equal(answer.status, 422, answer.body);
      assert.match(answer.headers.get('Content-Type') ?? '', /problem\+json/);
      const named = JSON.parse(answer.body).errors.map((one: { field: string }) => one.field);
      for (const field of fields) assert.ok(named.includes(field), `${field}: ${answer.body}`);
    }
    const kept = await door.site.db.selectFrom('contributions').selectAll().execute();
    assert.deepEqual(kept, []);
  });

  test('another site’s page may ask first, and may send', async (t) => {
    const { site } = openDoor(await openStarter(t));
    const asked = await site.app.request('/contributions', { method: 'OPTIONS' });
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('Access-Control-Allow-Methods') ?? '', /POST/);
    assert.equal(asked.headers.get('Access-Control-Allow-Headers'), 'Content-Type');
    assert.equal(asked.headers.get('Access-Control-Allow-Credentials'), null);
    const other = await site.app.request('/examples', { method: 'OPTIONS' });
    assert.doesNotMatch(other.headers.get('Access-Control-Allow-Methods') ?? '', /POST/);
  });

  test('anything at all is taken or refused in words, by JSON and by form', async (t) => {
    const door = openDoor(await openStarter(t), { COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '100000' });
    const { body } = await door.get(`/examples/${about.id}/contribute?kind=correction`);
    door.wait(10_000);
    const hidden = hiddenFields(body);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('\0', '\ud800', "' or 1=1 --", '%00', '{{7*7}}', 'a'.repeat(20_000)),
      fc.constantFrom('<script>alert(1)</script>', 'example:', 'gap:4:workers:1', 'name', '../..'),
    );
    const fields = fc.record({
      kind: fc.oneof(fc.constantFrom('example', 'source', 'involved', 'concern'), hostile),
      about: fc.oneof(fc.constant(hidden.about ?? ''), hostile),
      ...Object.fromEntries(
        ['field', 'seen', 'title', 'text', 'sources', 'relation', 'credit_as', 'email'].map(
          (name) => [name, hostile],
        ),
      ),
      instead: fc.oneof(fc.constant(''), hostile),
      stamp: fc.oneof(fc.constant(hidden.stamp ?? ''), hostile),
    });
    await fc.assert(
      fc.asyncProperty(fields, async (given) => {
        const answer = await door.post('/contributions', given as Record<string, string>);
        assert.ok([200, 303, 422].includes(answer.status), `${answer.status} ${answer.body}`);
        assert.doesNotMatch(answer.body, /<script>alert/);
      }),
      { numRuns: runs(60) },
    );
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 3 }), fields, async (anything, given) => {
        for (const sent of [anything, JSON.stringify(given)]) {
          assert.ok([201, 422].includes((await door.json(sent)).status));
        }
      }),
      { numRuns: runs(40) },
    );
    const broken = await door.site.app.request('/contributions', {
      method: 'POST',
      body: '--a\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalf',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
    });
    assert.ok(broken.status >= 400 && broken.status < 500, String(broken.status));
  });

  test('nothing that is sent is shown to anybody before an editor accepts it', async (t) => {
    const db = await openStarter(t);
    const door = openDoor(db, { COUNTERSIGN_CONTACT: 'mailto:editors@register.example' });
    await prepareSamples(db);
    const planted = (name: string) => `zq${name}marker`;
    for (const kind of ['example', 'information', 'correction', 'involved', 'source']) {
      const sent = await door.json({
        kind,
        about: kind === 'example' ? null : about,
        field: kind === 'example' ? null : 'level',
        title: planted('title'),
        text: planted(`text${kind}`),
        sources: [`https://${planted('source')}.example/`],
        credit: { as: 'name', name: planted('name'), role: planted('role') },
        email: `${planted('email')}@people.example`,
      });
      assert.equal(sent.status, 201, sent.body);
      const { path, key } = placeOf(sent.location);
      await door.post(`${path}/answers`, { key, text: planted('answer') });
      await door.upload(`${path}/files`, key, [new File(['%PDF-1.7'], `${planted('file')}.pdf`)]);
    }
    const routes = door.site.routes.filter((route) => !route.signedIn);
    let asked = 0;
    for (const route of routes) {
      for (const sample of [...samplesOf(route), `${samplesOf(route)[0]?.split('?')[0]}`]) {
        for (const format of route.formats) {
          const answer = await door.get(inFormat(sample, format));
          assert.doesNotMatch(answer.body, /zq\w+marker/, inFormat(sample, format));
          asked++;
        }
      }
    }
    assert.ok(asked > 60, `only ${asked} pages were looked at`);
    const search = await door.get(`/examples?q=${planted('title')}`);
    assert.doesNotMatch(search.body.replaceAll(planted('title'), ''), /zq\w+marker/);
    assert.match(search.body, /Nothing|nothing/);
  });
});
