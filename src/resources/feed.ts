import type { FeedEntry } from '../kernel/atom.ts';
import type { ResourceEntry } from './schema.ts';

export function resourceFeedEntry(entry: ResourceEntry, siteUrl: string): FeedEntry {
  return {
    title: entry.title,
    address: `${siteUrl}/resources/${entry.reference}`,
    published: null,
    updated: entry.updated,
    summary: entry.subtitle ?? entry.excerpt,
    authors: entry.author,
    categories: entry.topics,
  };
}
