import type { Holdings } from '../../examples/holdings.ts';
import { NotFound } from '../../kernel/errors.ts';
import { html } from '../../kernel/html.ts';
import { respondHtml, respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import type { Term } from '../../vocabulary/schema.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { firstCards } from '../entity/cards-views.ts';
import { knowledgeOf, publicKnowledge } from '../entity/knowledge.ts';
import { entityView } from '../entity/views.ts';
import type { Findings } from '../findings.ts';
import { addressOf, findTerm, type Kind, kinds, slugOf } from './slugs.ts';
import { narrowerView, note, termRows, termsView } from './views.ts';

/** `/methods`, `/topics`, `/stages` and each of their terms. */
export function registerTermPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  findings: () => Promise<Kept<Findings>>,
): void {
  for (const kind of kinds) {
    listPage(site, kind, holdings);
    termPage(site, kind, holdings, findings);
  }
}

function listPage(site: Site, kind: Kind, holdings: () => Promise<Kept<Holdings>>): void {
  const path = kind.path;
  page(site, path, {
    async html({ c }) {
      const counts = countsOf((await holdings()).value, kind);
      return respondHtml(
        c,
        layout(site, {
          title: kind.many,
          path,
          main: termsView(kind, counts),
          description: kind.lead,
          formats: [{ text: 'JSON', href: `${path}.json` }],
        }),
      );
    },
    async json({ c }) {
      const counts = countsOf((await holdings()).value, kind);
      const { title, version, note, terms } = vocabulary(kind.vocabulary);
      const items = [...terms.values()].map((term) => ({
        ...publicTerm(site, kind, term),
        total: counts.get(term.code) ?? 0,
      }));
      return respondJson(c, { title, version, note, total: items.length, items });
    },
  });
}

function termPage(
  site: Site,
  kind: Kind,
  holdings: () => Promise<Kept<Holdings>>,
  findings: () => Promise<Kept<Findings>>,
): void {
  page(site, `${kind.path}/:slug`, {
    async html({ c, params, path }) {
      const term = getTerm(kind, params.slug ?? '');
      const held = (await holdings()).value;
      const known = knowledgeOf(held, (await findings()).value, kind.facet, term.code);
      const main = entityView({
        // A stage is known by its number.
        kicker: kind.facet === 'stage' ? `${kind.one} ${term.code}` : kind.one,
        title: term.label,
        lead: term.definition,
        known,
        cards: await firstCards(site.db, held, known.ids),
        rows: termRows(kind, term),
        before: narrowerView(kind, term, countsOf(held, kind)),
      });
      return respondHtml(
        c,
        layout(site, {
          title: term.label,
          path,
          main: html`${main}${note(vocabulary(kind.vocabulary))}`,
          breadcrumbs: [{ text: kind.many, href: kind.path }],
          formats: [{ text: 'JSON', href: `${path}.json` }],
          ...(term.definition !== null && { description: term.definition }),
        }),
      );
    },
    async json({ c, params }) {
      const term = getTerm(kind, params.slug ?? '');
      const known = knowledgeOf(
        (await holdings()).value,
        (await findings()).value,
        kind.facet,
        term.code,
      );
      return respondJson(c, {
        ...publicTerm(site, kind, term),
        ...publicKnowledge(known, site.url),
      });
    },
  });
}

function getTerm(kind: Kind, slug: string): Term {
  const term = findTerm(kind, slug);
  if (!term) throw new NotFound(`There is no ${kind.one.toLowerCase()} at ${slug}.`);
  return term;
}

function countsOf({ index }: Holdings, kind: Kind): Map<string, number> {
  return new Map(index.counts(kind.facet).map(({ code, count }) => [code, count]));
}

function publicTerm({ url }: Site, kind: Kind, term: Term) {
  const { code, label, definition, broader, mappings } = term;
  return {
    slug: slugOf(code),
    url: url + addressOf(kind, code),
    code,
    label,
    definition,
    broader,
    narrower: vocabulary(kind.vocabulary).narrower(code),
    mappings,
  };
}
