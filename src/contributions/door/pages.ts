import type { Context } from 'hono';
import type { Holdings } from '../../examples/holdings.ts';
import { getExampleOrNewSlug } from '../../examples/page/queries.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Html } from '../../kernel/html.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { action, page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import type { Guard } from '../abuse/guard.ts';
import { findAnswerTime } from '../queries.ts';
import { type About, findSubject, type Subject } from '../subjects-queries.ts';
import { refuseType, takeJson } from './api.ts';
import {
  contributeSchema,
  exampleFormSchema,
  kindsAbout,
  readAbout,
  startSchema,
} from './parameters.ts';
import { emptyTyped } from './reading.ts';
import { respondForm } from './respond-form-views.ts';
import { choiceView, startView } from './start-views.ts';
import { takeForm } from './taking-pages.ts';
import type { SentKind } from './wording.ts';

const isJson = /^application\/(json|[\w.-]+\+json)\s*(;|$)/i;

/** The open door: where anybody may tell the register something. */
export function registerDoorPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  guard: Guard,
): void {
  page(site, '/contribute', {
    html: async ({ c, query }) => {
      const { about, kind } = parseQuery(startSchema, query);
      const answerTime = await findAnswerTime(site.db, site.now());
      if (!about) return show(c, 'Contribute', '/contribute', startView(answerTime), false);
      const subject = await subjectAt(about);
      if (kind) return respondForm(site, c, await given(emptyTyped(kind, { about }), subject));
      const kinds: readonly SentKind[] =
        kindsAbout[readAbout(about).type as keyof typeof kindsAbout];
      const choices = kinds.map((one) => ({ kind: one, href: choiceAddress(one, about) }));
      const main = choiceView(subject, null, choices, answerTime);
      return show(c, 'Contribute', '/contribute', main);
    },
  });

  page(site, '/contribute/example', {
    html: async ({ c, query }) => {
      const { about = '' } = parseQuery(exampleFormSchema, query);
      const subject = about ? await subjectAt(about) : null;
      return respondForm(site, c, await given(emptyTyped('example', { about }), subject));
    },
  });

  page(site, '/examples/:slug/contribute', {
    html: async ({ c, params, query, path }) => {
      const { kind, field = null } = parseQuery(contributeSchema, query);
      const found = await getExampleOrNewSlug(site.db, params.slug ?? '');
      if ('newSlug' in found) {
        const { search } = new URL(c.req.url);
        return c.redirect(`/examples/${found.newSlug}/contribute${search}`, 301);
      }
      const { slug, example, revision } = found.stored;
      const subject = { title: example.title, href: `/examples/${slug}`, stored: found.stored };
      if (kind) {
        const about = { about: `example:${slug}`, field: field ?? '', seen: String(revision) };
        return respondForm(site, c, await given(emptyTyped(kind, about), subject));
      }
      const choices = kindsAbout.example.map((one) => ({
        kind: one,
        href: `${path}?${new URLSearchParams({ kind: one, ...(field && { field }) })}`,
      }));
      const answerTime = await findAnswerTime(site.db, site.now());
      return show(c, 'Contribute', path, choiceView(subject, field, choices, answerTime));
    },
  });

  action(site, 'post', '/contributions', async ({ c }) => {
    const type = c.req.header('Content-Type') ?? '';
    const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type);
    if (isForm) return takeForm(site, holdings, guard, c);
    return isJson.test(type) ? takeJson(site, guard, c) : refuseType(c);
  });

  // Somebody who loads again what followed a form, or cuts the address short.
  site.app.get('/contributions', (c) => c.redirect('/contribute', 302));

  async function given(typed: ReturnType<typeof emptyTyped>, subject: Subject | null) {
    const { names } = (await holdings()).value;
    const answerTime = await findAnswerTime(site.db, site.now());
    const proof = guard.isUnderLoad();
    return { typed, subject, names, answerTime, proof, stamp: guard.newStamp(), problems: [] };
  }

  async function subjectAt(about: string): Promise<Subject> {
    const found = await findSubject(site.db, readAbout(about) as About);
    if (!found) throw new NotFound('The register has nothing of that name.');
    return found;
  }

  function show(c: Context, title: string, path: string, main: Html, noindex = true): Response {
    return respondHtml(c, layout(site, { title, path, main, noindex }));
  }
}

function choiceAddress(kind: SentKind, about: string): string {
  return kind === 'example'
    ? `/contribute/example?${new URLSearchParams({ about })}`
    : `/contribute?${new URLSearchParams({ about, kind })}`;
}
