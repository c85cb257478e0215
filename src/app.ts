import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bodyBytes } from './contributions/files/body.ts';
import { registerContributionPages } from './contributions/pages.ts';
import { createHoldings } from './examples/holdings.ts';
import { registerListPages } from './examples/list/pages.ts';
import { nearestSlugs } from './examples/page/nearest.ts';
import { registerExamplePages } from './examples/page/pages.ts';
import { registerInsightPages } from './insight/pages.ts';
import { registerInterchangePages } from './interchange/pages.ts';
import type { Database } from './kernel/database/database.ts';
import { NotFound } from './kernel/errors.ts';
import { redirectTidied, refuseMethod } from './kernel/http/addresses.ts';
import { registerAssets } from './kernel/http/assets.ts';
import { errorPage } from './kernel/http/error-page.ts';
import {
  answerError,
  type ErrorAnswer,
  respondProblem,
  wantsJson,
} from './kernel/http/problems.ts';
import { logRequests, type RequestLog } from './kernel/http/request-log.ts';
import { respondHtml } from './kernel/http/respond.ts';
import { respondToPreflight, secure } from './kernel/http/security.ts';
import { createSite, type Site } from './kernel/http/site.ts';
import type { Settings } from './kernel/settings.ts';
import { registerPeoplePages } from './people/pages.ts';
import { registerResourcePages } from './resources/pages.ts';

export interface Given {
  db: Database;
  settings: Settings;
  /** The public address, without a slash at the end. */
  url: string;
  now: () => Date;
  log?: RequestLog;
}

const tooLarge: ErrorAnswer = {
  status: 413,
  title: 'Too large',
  detail: 'What was sent is larger than this address takes.',
  problems: [],
};

/** The whole register over one database. What follows is a request's life, in order. */
export function createApp({ log, ...given }: Given): Site {
  const site = createSite(given);
  const { app } = site;

  if (log) app.use(logRequests(log));
  app.use(secure(site.url));
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', (c, next) =>
    bodyLimit({ maxSize: bodyBytes(c.req.path), onError: () => respond(c, tooLarge) })(c, next),
  );
  app.options('/contributions', (c) => respondToPreflight(c, 'POST'));
  app.options('*', (c) => respondToPreflight(c));

  const holdings = createHoldings(site.db);
  registerAssets(site);
  registerPeoplePages(site);
  registerListPages(site, holdings);
  registerExamplePages(site, holdings);
  registerResourcePages(site, holdings);
  registerContributionPages(site, holdings);
  registerInsightPages(site, holdings);
  registerInterchangePages(site, holdings);

  app.notFound((c) => redirectTidied(site, c) ?? refuseMethod(site, c) ?? missing(c));
  app.onError((error, c) => {
    const answer = answerError(error, c.req.method);
    // Not the whole of it: PostgreSQL's errors carry the row, which may be somebody's address.
    if (answer.status === 500) console.error(error.stack);
    return respond(c, answer);
  });
  return site;

  function missing(c: Context) {
    return respond(c, answerError(new NotFound('There is nothing at this address.'), c.req.method));
  }

  async function respond(c: Context, answer: ErrorAnswer) {
    if (wantsJson(c)) return respondProblem(c, answer);
    const sought = c.req.path.toLowerCase().split('/').at(-1) ?? '';
    const isSlug = answer.status === 404 && /^[a-z0-9-]{3,120}$/.test(sought);
    const near = isSlug ? await nearestSlugs(site.db, sought) : [];
    return respondHtml(c, errorPage(site, answer, near), answer.status);
  }
}
