import type { Database } from './kernel/database/database.ts';
import { createSite, type Site } from './kernel/http/site.ts';
import type { Settings } from './kernel/settings.ts';

/** The whole register over one database. `url` is the public address, without a slash at the end. */
export function createApp(given: {
  db: Database;
  settings: Settings;
  url: string;
  now: () => Date;
}): Site {
  const site = createSite(given);
  return site;
}
