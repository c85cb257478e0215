import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userAgentOf } from './command.ts';
import { askThrough } from './following.ts';
import { createTurns, eachByHost } from './pacing.ts';
import { isPublicAddress } from './public-addresses.ts';

test('only addresses of the public network are public', () => {
  const inside = [
    ...['127.0.0.1', '127.8.9.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1'],
  ];
  for (const ip of inside) assert.ok(!isPublicAddress(ip), ip);
  for (const ip of ['8.8.8.8', '172.32.0.1', '192.169.0.1', '223.255.255.1', '2a00:1450::1']) {
    assert.ok(isPublicAddress(ip), ip);
  }
});

test('a redirect into a private network is refused like an address there', async () => {
  const asked: string[] = [];
  const outcome = await askThrough(
    new URL('https://public.example/'),
    async ({ href }) => {
      asked.push(href);
      return asked.length === 1 ? { status: 301, location: '//169.254.169.254/latest' } : null;
    },
    async () => 'allowed',
  );
  assert.equal(outcome, 'unreachable');
  assert.deepEqual(asked, ['https://public.example/', 'https://169.254.169.254/latest']);
});

test('a host is asked by one at a time, with a rest in between, and others meanwhile', async () => {
  const events: string[] = [];
  const rests: (() => void)[] = [];
  const inTurn = createTurns(() => new Promise<void>((done) => rests.push(done)));
  const ask = (host: string, name: string) =>
    inTurn(host, async () => {
      events.push(name);
    });
  const all = [ask('a', 'a1'), ask('a', 'a2'), ask('b', 'b1')];
  await Promise.all([all[0], all[2]]);
  assert.deepEqual(events, ['a1', 'b1']);
  for (const done of rests) done();
  await all[1];
  assert.deepEqual(events, ['a1', 'b1', 'a2']);
});

test('at most so many hosts are asked at a time, and each source once', async () => {
  const items = ['a1', 'a2', 'b1', 'a3', 'c1', 'd1', 'e1', 'a4', 'e2'];
  const busy = new Set<string>();
  const done: string[] = [];
  let most = 0;
  const hostOf = (item: string) => item.charAt(0);
  await eachByHost(items, hostOf, 4, async (item) => {
    assert.ok(!busy.has(hostOf(item)));
    busy.add(hostOf(item));
    most = Math.max(most, busy.size);
    await new Promise(setImmediate);
    busy.delete(hostOf(item));
    done.push(item);
  });
  assert.equal(most, 4);
  assert.deepEqual(done.toSorted(), items.toSorted());
});

test('whoever is asked can see who asks, and how to complain', () => {
  assert.equal(
    userAgentOf({
      PORT: 3000,
      COUNTERSIGN_URL: 'https://register.example',
      COUNTERSIGN_CONTACT: 'mailto:editors@register.example',
    }),
    'Countersign (+https://register.example/about; mailto:editors@register.example)',
  );
  assert.equal(userAgentOf({ PORT: 3000 }), 'Countersign (+http://localhost:3000/about)');
});
