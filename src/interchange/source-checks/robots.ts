import robotsParserModule from 'robots-parser';
import type { Ask } from './asking.ts';
import { redirectTarget } from './following.ts';

// The package is CommonJS, and its types name a default export that it is itself.
const parseRobots = robotsParserModule as unknown as typeof robotsParserModule.default;

/** What a site says of being asked: whether this address may be, or that not even its rules came. */
export type Leave = 'allowed' | 'kept-out' | 'no-answer';

const mostRedirects = 5;
// What RFC 9309 asks a reader to take at least.
const mostBytes = 512 * 1024;

/**
 * Reads each site's robots.txt once, through the same asking as everything else, and goes by it as RFC
 * 9309 says: a refusal (4xx) allows all, a server's error keeps all out.
 */
export function createRobots(ask: Ask, userAgent: string): (address: URL) => Promise<Leave> {
  const sites = new Map<string, Promise<Rules>>();
  return async (address) => {
    const known = sites.get(address.origin) ?? readRules(address.origin, ask);
    sites.set(address.origin, known);
    const rules = await known;
    if (typeof rules === 'string') return rules;
    return rules.isAllowed(address.href, userAgent) === false ? 'kept-out' : 'allowed';
  };
}

type Rules = Leave | ReturnType<typeof parseRobots>;

async function readRules(origin: string, ask: Ask): Promise<Rules> {
  const home = new URL('/robots.txt', origin);
  let address = home;
  for (let redirected = 0; redirected <= mostRedirects; redirected++) {
    const answer = await ask(address, 'GET', mostBytes);
    if (answer === null) return 'no-answer';
    const next = redirectTarget(answer, address);
    if (!next) {
      if (answer.status >= 500) return 'kept-out';
      return answer.status === 200 ? parseRobots(home.href, answer.body ?? '') : 'allowed';
    }
    address = next;
  }
  return 'allowed';
}
