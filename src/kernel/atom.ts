import { withoutOrders } from './directions.ts';

/** What a feed lists; addresses are absolute, times UTC and ISO 8601. */
export interface Feed {
  title: string;
  /** The feed's own address. */
  self: string;
  /** The page that lists the same. */
  page: string;
  /** Who made what is listed, where an entry does not say. */
  author: string;
  licence: string;
  /** Of a feed without entries. */
  updated: string;
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  title: string;
  address: string;
  published: string | null;
  updated: string;
  /** Plain text. */
  summary: string | null;
  authors: readonly string[];
  categories: readonly string[];
}

/** RFC 4287. Its `updated` is that of the newest entry. */
export function atomFeed({ entries, ...feed }: Feed): string {
  const updated = entries.reduce(
    (newest, entry) => (entry.updated > newest ? entry.updated : newest),
    entries[0]?.updated ?? feed.updated,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${xml(feed.self)}</id>
<title>${xml(feed.title)}</title>
<updated>${xml(updated)}</updated>
<author><name>${xml(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
<rights>${xml(feed.licence)}</rights>
${entries.map(entryXml).join('')}</feed>
`;
}

function entryXml(entry: FeedEntry): string {
  const { address, title, published, updated, summary, authors, categories } = entry;
  return `<entry>
<id>${xml(address)}</id>
<title>${xml(title)}</title>
<link rel="alternate" type="text/html" href="${xml(address)}"/>
<updated>${xml(updated)}</updated>
${published === null ? '' : `<published>${xml(published)}</published>\n`}${authors
  .map((author) => `<author><name>${xml(author)}</name></author>\n`)
  .join('')}${categories.map((term) => `<category term="${xml(term)}"/>\n`).join('')}${
  summary === null ? '' : `<summary>${xml(summary)}</summary>\n`
}</entry>
`;
}

/** Text for XML 1.0, in content or in an attribute; characters that it cannot hold are dropped. */
export function xml(text: string): string {
  return withoutOrders(text)
    .replace(unspeakable, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
