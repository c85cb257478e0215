import type { Holdings } from '../../examples/holdings.ts';
import { feedEntry } from '../../examples/list/formats.ts';
import { listExamplesByIds } from '../../examples/queries.ts';
import { atomFeed, type FeedEntry } from '../../kernel/atom.ts';
import { respondText } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import type { Kept } from '../../kernel/memory.ts';
import { resourceFeedEntry } from '../../resources/feed.ts';
import { listListedResources } from '../../resources/queries.ts';

const most = 50;

/** `/feed.atom`: examples and resources, new and changed, the latest first. */
export function registerFeed(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  page(site, '/feed', {
    async atom({ c }) {
      const { index } = (await holdings()).value;
      const ids = index.survey({}).ids('updated').subarray(0, most);
      const examples = await listExamplesByIds(site.db, [...ids]);
      const resources = await listListedResources(site.db, most, 'updated');
      const entries = [
        ...resources.map((one) => resourceFeedEntry(one, site.url)),
        ...examples.map((one) => feedEntry(one, site.url)),
      ];
      const feed = atomFeed({
        title: 'Countersign: new and changed',
        self: `${site.url}/feed.atom`,
        page: `${site.url}/`,
        author: 'Countersign',
        licence: 'CC BY 4.0',
        updated: site.now().toISOString(),
        entries: entries.toSorted(latestFirst).slice(0, most),
      });
      return respondText(c, 'atom', feed);
    },
  });
}

function latestFirst(a: FeedEntry, b: FeedEntry): number {
  return a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1;
}
