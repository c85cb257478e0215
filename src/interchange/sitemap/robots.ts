/** What no search engine needs: what answers a question of its reader, a form, or a person's own. */
export const notForRobots: readonly string[] = [
  '/compare',
  '/contribute/',
  '/people',
  '/contributions',
  '/following',
];
