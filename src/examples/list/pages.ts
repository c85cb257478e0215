import { respondHtml, respondJson, respondText } from '../../kernel/http/respond.ts';
import { type PageRequest, page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { listAddress, readFilters } from '../filters.ts';
import type { Holdings } from '../holdings.ts';
import { filtersInWords } from './choices.ts';
import { examplesAtom, examplesBibtex, examplesCsv, examplesJson } from './formats.ts';
import { listData } from './linked-data.ts';
import { listView } from './list-views.ts';
import { type Found, findExamples, listPage } from './reading.ts';

/** `/examples` in every format; the filters are the same in each. */
export function registerListPages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  const { db, url } = site;

  page(site, '/examples', {
    html: async (request) => {
      const found = await find(request, { correct: true });
      const examples = await listPage(db, found);
      return respondHtml(
        request.c,
        layout(site, {
          ...wholePage(found, listView(found, examples, site.now())),
          data: listData(found, examples, url),
        }),
      );
    },
    json: async (request) =>
      respondJson(request.c, await examplesJson(db, await find(request, { correct: true }), url)),
    csv: async (request) =>
      respondText(request.c, 'csv', await examplesCsv(db, await find(request), url), saved('csv')),
    atom: async (request) =>
      respondText(request.c, 'atom', await examplesAtom(db, await find(request), url, site.now())),
    bib: async (request) =>
      respondText(
        request.c,
        'bib',
        await examplesBibtex(db, await find(request), url),
        saved('bib'),
      ),
  });

  async function find({ query }: PageRequest, options = {}): Promise<Found> {
    const { value } = await holdings();
    return findExamples(db, value, readFilters(query, value.names), options);
  }
}

function wholePage({ filters, names }: Found, main: Parameters<typeof layout>[1]['main']) {
  const words = filtersInWords(filters, names);
  const pageNumber = filters.page > 1 ? `, page ${filters.page}` : '';
  return {
    title: (words.length === 0 ? 'Examples' : `Examples: ${words.join('; ')}`) + pageNumber,
    path: '/examples',
    description:
      'Documented examples of how the public has, and has not, been given a say in official statistics and public-sector data.',
    main,
    formats: [
      { text: 'CSV', href: listAddress(filters, 'csv') },
      { text: 'JSON', href: listAddress(filters, 'json') },
      { text: 'Atom', href: listAddress(filters, 'atom') },
      { text: 'BibTeX', href: listAddress(filters, 'bib') },
    ],
    feed: listAddress(filters, 'atom'),
  };
}

function saved(ending: string) {
  return { 'Content-Disposition': `attachment; filename="countersign-examples.${ending}"` };
}
