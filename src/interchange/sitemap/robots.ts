/** What no search engine needs: what answers a question of its reader, or is a person's own. */
export const notForRobots: readonly string[] = ['/compare', '/people', '/contributions'];
