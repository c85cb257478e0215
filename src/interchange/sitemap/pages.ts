import type { Holdings } from '../../examples/holdings.ts';
import { addressOf, kinds } from '../../insight/terms/slugs.ts';
import { xml } from '../../kernel/atom.ts';
import { NotFound } from '../../kernel/errors.ts';
import { respondText } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import type { Kept } from '../../kernel/memory.ts';
import { listListedResources } from '../../resources/queries.ts';
import type { Application } from '../../review/applications/queries.ts';
import {
  decisionAddress,
  isOfDesk,
  markAddress,
  schemeAddress,
} from '../../review/public/addresses.ts';
import type { DecisionRegister, FindRegister } from '../../review/public/register-queries.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { getHighestId, listPublishedSlugs } from './queries.ts';
import { notForRobots } from './robots.ts';

/** The most addresses that one file may hold, by the protocol. */
const most = 50_000;
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

interface Address {
  path: string;
  updated: string | null;
}

/** `/sitemap.xml` names the files under `/sitemaps`, which name every public page. */
export function registerSitemap(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  register: FindRegister,
): void {
  page(site, '/sitemap', {
    async xml({ c }) {
      const { schemes } = (await register()).value;
      const parts = ['pages', 'organisations', 'statistics'];
      if (schemes.length > 0) parts.push('decisions');
      const files = Math.ceil((await getHighestId(site.db)) / most);
      for (let file = 1; file <= files; file++) parts.push(`examples-${file}`);
      const locations = parts.map(
        (part) => `<sitemap><loc>${xml(`${site.url}/sitemaps/${part}.xml`)}</loc></sitemap>\n`,
      );
      return respondText(
        c,
        'xml',
        `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="${namespace}">\n${locations.join('')}</sitemapindex>\n`,
      );
    },
  });

  page(site, '/sitemaps/:part', {
    async xml({ c, params: { part = '' } }) {
      return respondText(c, 'xml', ReadableStream.from(urlset(await addressesOf(part))));
    },
  });

  async function addressesOf(part: string): Promise<AsyncIterable<Address[]>> {
    const { names } = (await holdings()).value;
    const { schemes, entries, marks } = (await register()).value;
    const hasSchemes = schemes.length > 0;
    if (part === 'pages') return one([...fixedPages(site, hasSchemes), ...(await resourcePages())]);
    if (part === 'decisions' && hasSchemes) return one(ofDesk(schemes, entries, marks.values()));
    if (part === 'organisations') return one(under('/organisations', names.organisations.keys()));
    if (part === 'statistics') return one(under('/statistics', names.statistics.keys()));
    const file = Number(/^examples-([1-9]\d{0,5})$/.exec(part)?.[1] ?? 0);
    if (file === 0 || file > Math.ceil((await getHighestId(site.db)) / most)) {
      throw new NotFound(`There is no sitemap ${part}.`);
    }
    return examples((file - 1) * most, file * most);
  }

  async function* examples(first: number, upTo: number): AsyncGenerator<Address[]> {
    for (let after = first; ; ) {
      const rows = await listPublishedSlugs(site.db, after, upTo, 1_000);
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map(({ slug, updated }) => ({ path: `/examples/${slug}`, updated }));
      after = last.id;
    }
  }

  async function resourcePages(): Promise<Address[]> {
    const entries = await listListedResources(site.db);
    return entries.map(({ reference, updated }) => ({ path: `/resources/${reference}`, updated }));
  }

  async function* urlset(pages: AsyncIterable<Address[]>): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    yield encoder.encode(`<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="${namespace}">\n`);
    for await (const addresses of pages) {
      const lines = addresses.map(
        ({ path, updated }) =>
          `<url><loc>${xml(site.url + path)}</loc>${updated === null ? '' : `<lastmod>${xml(updated)}</lastmod>`}</url>\n`,
      );
      yield encoder.encode(lines.join(''));
    }
    yield encoder.encode('</urlset>\n');
  }
}

/** Every page without a named part, and every method, topic and stage. */
function fixedPages({ routes }: Site, hasSchemes: boolean): Address[] {
  const pages = routes.filter(
    ({ address, formats, signedIn }) =>
      formats.includes('html') &&
      !signedIn &&
      !address.includes(':') &&
      (hasSchemes || !isOfDesk(address)) &&
      !notForRobots.some((start) => address.startsWith(start)),
  );
  const terms = kinds.flatMap((kind) =>
    vocabulary(kind.vocabulary)
      .codes()
      .map((code) => addressOf(kind, code)),
  );
  return [...pages.map(({ address }) => address), ...terms].map((path) => ({
    path,
    updated: null,
  }));
}

/** Every scheme, decision and mark. */
function ofDesk(
  schemes: DecisionRegister['schemes'],
  entries: DecisionRegister['entries'],
  marks: Iterable<Application>,
): Address[] {
  return [
    ...schemes.map(({ scheme }) => ({ path: schemeAddress(scheme.scheme), updated: null })),
    ...entries.map(({ reference, effective }) => ({
      path: decisionAddress(reference),
      updated: effective,
    })),
    ...[...marks].map(({ scheme, statistic }) => ({
      path: markAddress(scheme.scheme, statistic),
      updated: null,
    })),
  ].slice(0, most);
}

function under(path: string, slugs: Iterable<string>): Address[] {
  return [...slugs].slice(0, most).map((slug) => ({ path: `${path}/${slug}`, updated: null }));
}

async function* one(addresses: Address[]): AsyncGenerator<Address[]> {
  yield addresses;
}
