import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { onEachDatabase } from '../../../test/databases.ts';
import { type Door, hiddenFields, keptOf, openDoor, placeOf, wordsOf } from '../../../test/door.ts';
import { isProof } from '../abuse/stamp.ts';

const form = '/examples/uk-statistics-assembly-2025/contribute?kind=information';
const known = { text: 'There were four tables.', relation: 'participant' };

onEachDatabase((_name, _open, openStarter) => {
  test('what looks like spam is set aside with its reasons, never lost', async (t) => {
    const door = openDoor(await openStarter(t));
    const links = 'https://a.example https://b.example https://c.example https://d.example';
    for (const [fields, suspicion] of [
      [{ website: 'https://spam.example' }, 'honeypot'],
      [{ text: `Buy: ${links}` }, 'many-links'],
      [{ text: '<a href="https://spam.example">x</a>' }, 'markup'],
      [{ credit_as: 'name', credit_name: 'See www.spam.example' }, 'link-in-name'],
    ] as const) {
      const sent = { ...known, text: `About ${suspicion}.`, email: 'a@people.example', ...fields };
      const { reference, address } = await door.send(form, sent);
      const kept = await keptOf(door.site, reference);
      assert.deepEqual([kept?.state, kept?.suspicions], ['set-aside', `["${suspicion}"]`]);
      assert.match(wordsOf((await door.get(address)).body), /An automatic check took it/);
    }
    const mails = await door.site.db.selectFrom('outbox').selectAll().execute();
    assert.deepEqual(mails, [], 'nobody is sent mail for it');
  });

  test('sent within a moment, or the same again, is set aside', async (t) => {
    const door = openDoor(await openStarter(t));
    const { body } = await door.get(form);
    door.wait(1_000);
    const quick = await door.post('/contributions', { ...hiddenFields(body), ...known });
    assert.deepEqual(await suspicionsOf(door, quick.location), ['too-fast']);
    const again = await door.fill(form, { ...known, text: 'there  were FOUR tables.' });
    assert.deepEqual(await suspicionsOf(door, again.location), ['repeat']);
  });

  test('over the limit of a network what was typed comes back with 429, and passes later', async (t) => {
    const door = openDoor(await openStarter(t), { COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '2' });
    await door.send(form, { ...known, text: 'One.' });
    await door.send(form, { ...known, text: 'Two.' });
    const refused = await door.fill(form, { ...known, text: 'Three.' });
    assert.equal(refused.status, 429);
    assert.match(refused.body, /Three\.<\/textarea>/);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    const machine = await door.json({
      kind: 'example',
      title: 'A title',
      text: 'A text',
    });
    assert.equal(machine.status, 429);
    assert.match(machine.headers.get('Content-Type') ?? '', /problem\+json/);
    door.wait(3_600_000);
    const later = await door.post('/contributions', {
      ...hiddenFields(refused.body),
      ...known,
      text: 'Three.',
    });
    assert.equal(later.status, 303);
  });

  test('under load a small sum is asked for; without it the contribution is set aside', async (t) => {
    const door = openDoor(await openStarter(t), { COUNTERSIGN_CONTRIBUTIONS_PER_HOUR: '1' });
    const calm = await door.get(form);
    assert.doesNotMatch(calm.body, /<script/);
    for (let number = 0; number < 5; number++) {
      // Another network each time, or the limit of one would come first.
      await from(door, `192.0.${number}.1`, { ...known, text: `Text ${number}.` });
    }
    const busy = await door.get(form);
    assert.match(busy.body, /<script type="module" src="\/assets\/proof-of-work-[0-9a-f]+\.js">/);
    assert.match(busy.headers.get('Content-Security-Policy') ?? '', /script-src 'self'/);
    assert.match(
      (await door.get('/')).headers.get('Content-Security-Policy') ?? '',
      /script-src 'none'/,
    );
    door.wait(10_000);
    const without = await from(door, '198.51.100.1', { ...known, text: 'Without.' });
    assert.deepEqual(await suspicionsOf(door, without), ['no-proof']);
    const { stamp = '' } = hiddenFields(busy.body);
    const solved = await from(door, '203.0.113.1', {
      ...known,
      text: 'With.',
      stamp,
      proof: solve(stamp),
    });
    assert.deepEqual(await suspicionsOf(door, solved), []);
    const again = await from(door, '192.0.9.1', {
      ...known,
      text: 'The same sum for other words.',
      stamp,
      proof: solve(stamp),
    });
    assert.deepEqual(await suspicionsOf(door, again), ['no-proof'], 'a sum counts once');
  });
});

async function suspicionsOf(door: Door, location: string): Promise<string[]> {
  const kept = await keptOf(door.site, placeOf(location).reference);
  return JSON.parse(kept?.suspicions ?? 'null');
}

async function from(door: Door, address: string, fields: Record<string, string>): Promise<string> {
  const { body } = await door.get(form);
  door.wait(10_000);
  const answer = await door.site.app.request(
    '/contributions',
    { method: 'POST', body: new URLSearchParams({ ...hiddenFields(body), ...fields }) },
    { incoming: { socket: { remoteAddress: address } } },
  );
  return answer.headers.get('Location') ?? '';
}

function solve(stamp: string): string {
  for (let number = 0; ; number++) {
    const hash = createHash('sha256').update(`${stamp}:${number}`).digest();
    if (hash.readUInt32BE(0) >>> 17 !== 0) continue;
    assert.ok(isProof(stamp, String(number)));
    return String(number);
  }
}
