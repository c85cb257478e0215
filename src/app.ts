import { bodyLimit } from 'hono/body-limit';
import { bodyBytes } from './contributions/files/body.ts';
import { registerContributionPages } from './contributions/pages.ts';
import { contributorsWords } from './contributions/redaction/actions.ts';
import { registerEditingPages } from './examples/editing/pages.ts';
import { createHoldings } from './examples/holdings.ts';
import { registerListPages } from './examples/list/pages.ts';
import { nearestSlugs } from './examples/page/nearest.ts';
import { registerExamplePages } from './examples/page/pages.ts';
import { registerInsightPages } from './insight/pages.ts';
import { registerInterchangePages } from './interchange/pages.ts';
import { addressesKept } from './interchange/redaction/actions.ts';
import type { Database } from './kernel/database/database.ts';
import { followDemonstration } from './kernel/demonstration.ts';
import { registerAssets } from './kernel/http/assets.ts';
import { registerErrorAnswers } from './kernel/http/error-answers.ts';
import { tooLarge } from './kernel/http/problems.ts';
import { logRequests, type RequestLog } from './kernel/http/request-log.ts';
import { respondToPreflight, secure } from './kernel/http/security.ts';
import { createSite, type Site } from './kernel/http/site.ts';
import type { Settings } from './kernel/settings.ts';
import { registerPeoplePages } from './people/pages.ts';
import { registerResourcePages } from './resources/pages.ts';
import { registerReviewPages } from './review/pages.ts';
import { followSchemes } from './review/public/navigation.ts';
import { deskWords } from './review/redaction/actions.ts';
import { registerStatisticDetailPages } from './statistics/pages.ts';

export interface Given {
  db: Database;
  settings: Settings;
  /** The public address, without a slash at the end. */
  url: string;
  now: () => Date;
  log?: RequestLog;
}

/** The whole register over one database. What follows is a request's life, in order. */
export function createApp({ log, ...given }: Given): Site {
  const site = createSite(given);
  const { app } = site;

  const respond = registerErrorAnswers(site, (slug) => nearestSlugs(site.db, slug));
  if (log) app.use(logRequests(log));
  app.use(secure(site.url));
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', (c, next) =>
    bodyLimit({ maxSize: bodyBytes(c.req.path), onError: () => respond(c, tooLarge) })(c, next),
  );
  app.options('/contributions', (c) => respondToPreflight(c, 'POST'));
  app.options('*', (c) => respondToPreflight(c));

  app.use(followDemonstration(site));
  app.use(followSchemes(site));
  const holdings = createHoldings(site.db);
  registerAssets(site);
  registerPeoplePages(site);
  registerListPages(site, holdings);
  registerExamplePages(site, holdings);
  registerEditingPages(site, holdings, [contributorsWords, deskWords, addressesKept]);
  registerResourcePages(site, holdings);
  registerStatisticDetailPages(site);
  registerContributionPages(site, holdings);
  const decisions = registerReviewPages(site, holdings);
  registerInsightPages(site, holdings, decisions);
  registerInterchangePages(site, holdings, decisions);
  return site;
}
