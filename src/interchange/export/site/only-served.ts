/**
 * Public pages that a copy on disk cannot have, by the address of their route, and why. Links to them
 * lead to the living register.
 */
export const onlyServed: Readonly<Record<string, string>> = {
  '/compare': 'answers a question of its reader',
  '/contribute': 'takes something in',
  '/contribute/example': 'takes something in',
  '/examples/:slug/contribute': 'takes something in',
  '/contributions/:reference': 'is a contributor’s own',
  '/following': 'is a follower’s own',
  '/following/new': 'takes something in',
  '/following/confirm': 'is a follower’s own',
  '/following/end': 'is a follower’s own',
  '/people/sign-in': 'takes something in',
  '/people/sign-in/link': 'takes something in',
  '/healthz': 'says how a server is',
  '/.well-known/security': 'says whom to tell of a server’s faults',
};
