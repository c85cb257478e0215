import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { createClientNetwork, networkOf } from './client-address.ts';

async function networkSeen(trusted: string[], socket: string, forwarded?: string) {
  const clientNetwork = createClientNetwork({ COUNTERSIGN_TRUSTED_PROXIES: trusted });
  const app = new Hono().get('/', (c) => c.text(clientNetwork(c)));
  const headers: Record<string, string> = forwarded ? { 'X-Forwarded-For': forwarded } : {};
  const env = { incoming: { socket: { remoteAddress: socket } } };
  return (await app.request('/', { headers }, env)).text();
}

test('a network is 24 bits of IPv4 and 48 of IPv6, however the address is written', () => {
  for (const [address, network] of [
    ['192.0.2.7', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:0DB8:0001::6', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['nonsense', 'unknown'],
    ['', 'unknown'],
  ] as const) {
    assert.equal(networkOf(address), network);
  }
});

test('a header is believed from trusted proxies alone, and only what they wrote', async () => {
  assert.equal(await networkSeen([], '192.0.2.1', '203.0.113.9'), '192.0.2.0/24');
  assert.equal(await networkSeen(['192.0.2.1'], '192.0.2.1', '203.0.113.9'), '203.0.113.0/24');
  const chain = '198.51.100.1, 203.0.113.9, 10.0.0.2';
  assert.equal(await networkSeen(['10.0.0.0/8'], '::ffff:10.0.0.1', chain), '203.0.113.0/24');
  assert.equal(await networkSeen(['10.0.0.1'], '10.0.0.1', 'rubbish'), '10.0.0.0/24');
  assert.equal(await networkSeen(['10.0.0.1'], '10.0.0.1'), '10.0.0.0/24');
  assert.equal(await networkSeen(['::1'], '::1', '2001:db8:1::5'), '2001:db8:1::/48');
});
