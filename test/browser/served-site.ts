import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/app.ts';
import type { Site } from '../../src/kernel/http/site.ts';
import { readSettings } from '../../src/kernel/settings.ts';
import { openStarter } from '../databases.ts';

export interface ServedSite {
  site: Site;
  /** `http://127.0.0.1:…` */
  origin: string;
}

/**
 * The whole site with the starter register on a free port of loopback, closed after the tests. `now`: its
 * clock, for what takes a person a while.
 */
export async function serveStarter(
  t: { after: (close: () => Promise<void>) => void },
  now = () => new Date(),
  environment: NodeJS.ProcessEnv = {},
): Promise<ServedSite> {
  const db = await openStarter(t);
  const site = createApp({
    db,
    settings: readSettings(environment),
    url: 'http://localhost:3000',
    now,
  });
  return { site, origin: await serveSite(t, site) };
}

/** The same of a site that a test has made. Answers its origin. */
export async function serveSite(
  t: { after: (close: () => Promise<void>) => void },
  site: Site,
): Promise<string> {
  const server = serve({ fetch: site.app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await new Promise<void>((listening) => server.once('listening', () => listening()));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
