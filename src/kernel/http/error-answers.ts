import type { Context } from 'hono';
import { NotFound } from '../errors.ts';
import { isOnlyRead, redirectTidied } from './addresses.ts';
import { errorPage } from './error-page.ts';
import { answerError, type ErrorAnswer, onlyRead, respondProblem, wantsJson } from './problems.ts';
import { respondHtml } from './respond.ts';
import type { Site } from './site.ts';

/**
 * The one handler of errors, and of addresses where nothing is. `suggest` answers slugs near one that
 * was not found. Answers a function that answers one error, for what happens before the pages.
 */
export function registerErrorAnswers(
  site: Site,
  suggest: (slug: string) => Promise<string[]>,
): (c: Context, answer: ErrorAnswer) => Promise<Response> {
  const { app } = site;

  app.notFound((c) => redirectTidied(site, c) ?? (isOnlyRead(site, c) ? refused(c) : missing(c)));
  app.onError((error, c) => {
    const answer = answerError(error, c.req.method);
    // Not the whole of it: PostgreSQL's errors carry the row, which may be somebody's address.
    if (answer.status === 500) console.error(error.stack);
    return respond(c, answer);
  });
  return respond;

  function refused(c: Context) {
    c.header('Allow', 'GET, HEAD, OPTIONS');
    return respond(c, onlyRead);
  }

  function missing(c: Context) {
    return respond(c, answerError(new NotFound('There is nothing at this address.'), c.req.method));
  }

  async function respond(c: Context, answer: ErrorAnswer) {
    if (wantsJson(c)) return respondProblem(c, answer);
    const sought = c.req.path.toLowerCase().split('/').at(-1) ?? '';
    const isSlug = answer.status === 404 && /^[a-z0-9-]{3,120}$/.test(sought);
    return respondHtml(
      c,
      errorPage(site, answer, isSlug ? await suggest(sought) : []),
      answer.status,
    );
  }
}
