import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Database } from './kernel/database/database.ts';
import { NotFound } from './kernel/errors.ts';
import { redirectTidied, refuseMethod } from './kernel/http/addresses.ts';
import { errorPage } from './kernel/http/error-page.ts';
import {
  answerError,
  type ErrorAnswer,
  respondProblem,
  wantsJson,
} from './kernel/http/problems.ts';
import { respondHtml } from './kernel/http/respond.ts';
import { respondToPreflight, secure } from './kernel/http/security.ts';
import { createSite, type Site } from './kernel/http/site.ts';
import type { Settings } from './kernel/settings.ts';

export interface Given {
  db: Database;
  settings: Settings;
  /** The public address, without a slash at the end. */
  url: string;
  now: () => Date;
  log?: (method: string, path: string, status: number, ms: number) => void;
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

  if (log) {
    app.use(async (c, next) => {
      const began = performance.now();
      await next();
      log(c.req.method, c.req.path, c.res.status, performance.now() - began);
    });
  }
  app.use(secure(site.url));
  app.on(
    ['POST', 'PUT', 'PATCH', 'DELETE'],
    '*',
    bodyLimit({ maxSize: 1_000_000, onError: (c) => respond(c, tooLarge) }),
  );
  app.options('*', respondToPreflight);

  app.notFound((c) => redirectTidied(site, c) ?? refuseMethod(site, c) ?? missing(c));
  app.onError((error, c) => {
    const answer = answerError(error, c.req.method);
    if (answer.status === 500) console.error(error);
    return respond(c, answer);
  });
  return site;

  function missing(c: Context) {
    return respond(c, answerError(new NotFound('There is nothing at this address.'), c.req.method));
  }

  function respond(c: Context, answer: ErrorAnswer) {
    if (wantsJson(c)) return respondProblem(c, answer);
    return respondHtml(c, errorPage(site, answer), answer.status);
  }
}
