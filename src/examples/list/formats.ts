import { atomFeed, type FeedEntry } from '../../kernel/atom.ts';
import type { Database } from '../../kernel/database/database.ts';
import { bibtexEntry } from '../bibtex.ts';
import { listAddress } from '../filters.ts';
import { type PublicExample, publicExample } from '../public.ts';
import type { StoredExample } from '../queries.ts';
import { filtersInWords, listFacets } from './choices.ts';
import { csvHead, csvRows } from './csv.ts';
import { eachPublished, type Found, listPage, orderFound } from './reading.ts';

/** The page asked for, with the facets of everything found. */
export async function examplesJson(db: Database, found: Found, siteUrl: string) {
  const items = await listPage(db, found);
  return {
    total: found.survey.total,
    page: found.filters.page,
    per_page: found.filters.per_page,
    ...(found.suggestion !== null && { suggestion: found.suggestion }),
    facets: listFacets(found.survey, found.names),
    items: items.map((stored) => publicExample(stored, found.names, siteUrl)),
  };
}

/** Everything found as CSV, read and sent a few hundred rows at a time. */
export async function examplesCsv(db: Database, found: Found, siteUrl: string) {
  return streamed(db, found, siteUrl, csvHead(), csvRows);
}

/** Everything found as BibTeX, read and sent as it goes. */
export async function examplesBibtex(db: Database, found: Found, siteUrl: string) {
  return streamed(db, found, siteUrl, '', (page) => page.map(bibtexEntry).join('\n'));
}

/** The 50 of everything found that changed last. */
export async function examplesAtom(
  db: Database,
  found: Found,
  siteUrl: string,
  now: Date,
): Promise<string> {
  const latest = found.survey.ids('updated').subarray(0, 50);
  const entries: FeedEntry[] = [];
  for await (const page of eachPublished(db, latest)) {
    entries.push(...page.map((stored) => feedEntry(stored, siteUrl)));
  }
  return atomFeed({
    title: ['Countersign: examples', ...filtersInWords(found.filters, found.names)].join('; '),
    self: siteUrl + listAddress(found.filters, 'atom'),
    page: siteUrl + listAddress({ ...found.filters, page: 1 }),
    author: 'Countersign',
    licence: 'CC BY 4.0',
    updated: now.toISOString(),
    entries,
  });
}

/** An example as an entry of a feed. */
export function feedEntry(
  { slug, example, published, updated }: StoredExample,
  siteUrl: string,
): FeedEntry {
  return {
    title: example.title,
    address: `${siteUrl}/examples/${slug}`,
    published,
    updated,
    summary: example.summary,
    authors: example.credits,
    categories: example.topics,
  };
}

async function streamed(
  db: Database,
  found: Found,
  siteUrl: string,
  head: string,
  write: (page: PublicExample[]) => string,
): Promise<ReadableStream<Uint8Array>> {
  const ids = await orderFound(db, found);
  const encoder = new TextEncoder();
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (head) yield encoder.encode(head);
    for await (const page of eachPublished(db, ids)) {
      yield encoder.encode(
        write(page.map((stored) => publicExample(stored, found.names, siteUrl))),
      );
    }
  }
  return ReadableStream.from(chunks());
}
