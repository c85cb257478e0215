import { type Outcome, outcomeOf } from '../../examples/source-checks/rules.ts';
import type { Answer, Ask, Method } from './asking.ts';
import type { Leave } from './robots.ts';

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);
const permanent = new Set([301, 308]);
// Some sites answer HEAD so, and GET with the page; none is called gone for how it answers HEAD.
const refusesHead = new Set([400, 403, 404, 405, 410, 501]);

/**
 * Asks an address, and wherever it sends us, with HEAD and where that is refused with GET. `leave`: what
 * each site says of being asked; `kept-out` where one of them does not wish it, and nothing is known then.
 */
export async function askThrough(
  start: URL,
  ask: Ask,
  leave: (address: URL) => Promise<Leave>,
): Promise<Outcome | 'kept-out'> {
  let address = start;
  let method: Method = 'HEAD';
  let moved: boolean | null = null;
  for (let redirected = 0; ; ) {
    const allowed = await leave(address);
    if (allowed === 'kept-out') return 'kept-out';
    const answer = allowed === 'no-answer' ? null : await ask(address, method);
    if (answer === null) return outcomeOf(null);
    if (redirects.has(answer.status)) {
      const next = redirectTarget(answer, address);
      if (next === null || ++redirected > mostRedirects) return outcomeOf(null);
      moved ??= permanent.has(answer.status);
      address = next;
    } else if (method === 'HEAD' && refusesHead.has(answer.status)) {
      method = 'GET';
    } else {
      return outcomeOf({ status: answer.status, moved: moved ?? false });
    }
  }
}

/** Where an answer sends whoever asked; null where it does not, or not to a page of the web. */
export function redirectTarget({ status, location }: Answer, from: URL): URL | null {
  if (!redirects.has(status)) return null;
  // Node reads headers as Latin-1; addresses with other letters are sent in UTF-8.
  const text = location && Buffer.from(location, 'latin1').toString();
  const target = text ? URL.parse(text, from.href) : null;
  return target && /^https?:$/.test(target.protocol) ? target : null;
}
