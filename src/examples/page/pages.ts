import { anyOrigin, types } from '../../kernel/http/respond.ts';
import { type Handler, page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { bibtexEntry } from '../bibtex.ts';
import type { Holdings } from '../holdings.ts';
import { exampleMarkdown } from '../markdown-file.ts';
import { publicExample } from '../public.ts';
import { listExamplesByIds, type StoredExample } from '../queries.ts';
import { exampleView } from './example-views.ts';
import { registerHistoryPages } from './history-pages.ts';
import { KeptPages } from './kept-pages.ts';
import { exampleData } from './linked-data.ts';
import { getExampleOrNewSlug } from './queries.ts';
import { similarIds } from './similar.ts';

/** One example's page in its formats, and its history. */
export function registerExamplePages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  page(site, '/examples/:slug', examplePages(site, holdings));
  registerHistoryPages(site, holdings);
}

type ExampleFormat = 'html' | 'json' | 'md' | 'bib';
type Render = (stored: StoredExample, held: Holdings) => string | Promise<string>;

function examplePages(site: Site, holdings: () => Promise<Kept<Holdings>>) {
  const kept = new KeptPages();
  const shown = (stored: StoredExample, { names }: Holdings) =>
    publicExample(stored, names, site.url);

  return {
    html: handler('html', (stored, held) => examplePage(site, stored, held)),
    json: handler('json', (stored, held) => JSON.stringify(shown(stored, held))),
    md: handler('md', (stored, held) => exampleMarkdown(shown(stored, held))),
    bib: handler('bib', (stored, held) => bibtexEntry(shown(stored, held))),
  };

  function handler(format: ExampleFormat, render: Render): Handler {
    const ending = format === 'html' ? '' : `.${format}`;
    const headers = { 'Content-Type': types[format], ...(format === 'html' ? {} : anyOrigin) };
    return async ({ c, params }) => {
      const slug = params.slug ?? '';
      const address = `/examples/${slug}${ending}`;
      const { version, value } = await holdings();
      const known = kept.find(address, version);
      if (known) return c.body(known, 200, headers);
      const found = await getExampleOrNewSlug(site.db, slug);
      if ('newSlug' in found) return c.redirect(`/examples/${found.newSlug}${ending}`, 301);
      return c.body(kept.put(address, version, await render(found.stored, value)), 200, headers);
    };
  }
}

async function examplePage(site: Site, stored: StoredExample, held: Holdings): Promise<string> {
  const { names, index } = held;
  const example = publicExample(stored, names, site.url);
  const similar = await listExamplesByIds(site.db, similarIds(stored, index));
  const path = `/examples/${example.slug}`;
  return String(
    layout(site, {
      title: example.title,
      path,
      description: example.summary,
      breadcrumbs: [{ text: 'Examples', href: '/examples' }],
      formats: [
        { text: 'JSON', href: `${path}.json` },
        { text: 'Markdown', href: `${path}.md` },
        { text: 'BibTeX', href: `${path}.bib` },
      ],
      main: exampleView(example, similar, names),
      data: exampleData(example, site.url),
    }),
  );
}
