import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { tidyContributions } from './contributions/retention/actions.ts';
import { loadFolder } from './interchange/load/actions.ts';
import { starterFolder } from './interchange/load/folder.ts';
import type { Call, Command } from './kernel/command.ts';
import { type DataLock, lockRegister, openRegister, readSecret } from './kernel/data-folder.ts';
import { type Database, getVersion } from './kernel/database/database.ts';
import { isDemonstration } from './kernel/demonstration.ts';
import { Conflict } from './kernel/errors.ts';
import { startHourly } from './kernel/hourly.ts';
import { createRequestLog } from './kernel/http/request-log.ts';
import type { Site } from './kernel/http/site.ts';
import { mailFolder } from './kernel/mail/files.ts';
import { chooseCourier, startSending } from './kernel/mail/sending.ts';
import { readSettings, type Settings } from './kernel/settings.ts';

export const serveCommand: Command = {
  help: `
Usage: bin/countersign serve [--starter]

Serves the register at HOST and PORT until it is told to stop (SIGTERM or Ctrl-C); a second time stops
it at once. The database is made and brought to this version first.

  --starter   load the starter register when there is nothing in the register yet`,
  options: { starter: { type: 'boolean' } },
  takes: [0, 0],
  async run({ options, out, err }) {
    const server = await startServer(readSettings(), { starter: options.starter === true, err });
    out(`Countersign is at ${server.address}`);
    const signal = await new Promise<string>((stop) => {
      for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, stop);
    });
    err(`${signal}: finishing what was asked; once more stops at once.`);
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => process.exit(1));
    await server.close();
    return 0;
  },
};

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:3000`. */
  address: string;
  /** Finishes the requests under way (for at most ten seconds), then closes the database. */
  close: () => Promise<void>;
}

interface Start {
  starter: boolean;
  err: Call['err'];
}

/** Opens the database and listens. Throws Conflict when the data folder or the port is in use. */
export async function startServer(settings: Settings, start: Start): Promise<RunningServer> {
  const lock = await lockRegister(settings, 'server');
  try {
    return await startLocked(lock, settings, start);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startLocked(
  lock: DataLock,
  settings: Settings,
  { starter, err }: Start,
): Promise<RunningServer> {
  const signing = { ...settings, COUNTERSIGN_SECRET: readSecret(settings) };
  const db = await openRegister(settings);
  if (starter) await loadStarter(db, err);
  const log = createRequestLog(err);
  let site: Site | null = null;
  const server = await listen((request, env) => site?.app.fetch(request, env), settings).catch(
    async (error) => {
      await db.destroy();
      throw error;
    },
  );
  // A free port is known only now; no request can have come before the next lines have run.
  const { address: host, port, family } = server.address() as AddressInfo;
  const url = settings.COUNTERSIGN_URL ?? `http://localhost:${port}`;
  site = createApp({
    db,
    settings: signing,
    url,
    now: () => new Date(),
    log: log.write,
  });
  const address = `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
  lock.announce(address, url);
  // Mail of a demonstration goes to nobody, whatever mail server is set.
  const mailing = (await isDemonstration(db)) ? { ...settings, SMTP_URL: undefined } : settings;
  const courier = chooseCourier(mailing, url, err);
  const keptDays = settings.COUNTERSIGN_MAIL_KEPT_DAYS;
  const folder = mailFolder(settings);
  const sending = startSending({ db, courier, now: () => new Date(), keptDays, folder, log: err });
  const tidying = startHourly(() => tidyContributions(db, settings, new Date()), err);
  const jobs = site.hourly.map((job) => startHourly(job, err));
  return {
    address,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 10_000);
      await closed;
      clearTimeout(late);
      await sending.stop();
      await tidying.stop();
      for (const job of jobs) await job.stop();
      await db.destroy();
      log.flush();
      await lock.release();
    },
  };
}

async function loadStarter(db: Database, err: Call['err']): Promise<void> {
  if ((await getVersion(db)) > 0) return;
  const { problems, examples } = await loadFolder(db, starterFolder, { now: () => new Date() });
  if (problems.length === 0) err(`Loaded the starter register: ${examples.new} examples.`);
  else err(`The starter register was not loaded: ${problems.length} problems. See load register.`);
}

type Fetch = Parameters<typeof serve>[0]['fetch'];

async function listen(fetch: Fetch, { HOST, PORT }: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch,
      hostname: HOST,
      port: PORT,
      // A visitor who sends slowly, or never finishes, holds a connection for so long and no longer.
      serverOptions: {
        headersTimeout: 10_000,
        requestTimeout: 30_000,
        keepAliveTimeout: 65_000,
        maxHeaderSize: 32_768,
      },
    }) as Server;
    server.once('listening', () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Conflict(`Port ${PORT} of ${HOST} is in use by another program.`) : error);
    });
  });
}
