import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { Settings } from '../settings.ts';

/**
 * Tells from which network a request came: the first 24 bits of an IPv4 address or 48 of an IPv6 one,
 * which is what one household or office has. X-Forwarded-For is believed from trusted proxies alone.
 */
export function createClientNetwork(settings: Pick<Settings, 'COUNTERSIGN_TRUSTED_PROXIES'>) {
  const trusted = new BlockList();
  for (const entry of settings.COUNTERSIGN_TRUSTED_PROXIES) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

  return function clientNetwork(c: Context): string {
    const socket = plain(c.env?.incoming?.socket?.remoteAddress ?? '');
    const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map(plain);
    // Each proxy adds at the right whom it heard: the last one that is not a proxy of ours is the client.
    let client = socket;
    while (isIP(client) && isTrusted(client) && forwarded.length > 0) {
      const before = forwarded.pop() as string;
      if (!isIP(before)) break;
      client = before;
    }
    return networkOf(client);
  };
}

/** `192.0.2.7` as `192.0.2.0/24`, `2001:db8:1:2::3` as `2001:db8:1::/48`; anything else is one network. */
export function networkOf(address: string): string {
  const family = isIP(address);
  if (family === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  if (family !== 6) return 'unknown';
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}

// An IPv4 address as a socket that takes both gives it: ::ffff:192.0.2.7.
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
}
