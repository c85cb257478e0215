import { createApp } from '../src/app.ts';
import type { Database } from '../src/kernel/database/database.ts';
import type { Site } from '../src/kernel/http/site.ts';
import { readSettings } from '../src/kernel/settings.ts';

/** The site over a database, with a clock that the test moves, and what a visitor does at its door. */
export function openDoor(db: Database, environment: NodeJS.ProcessEnv = {}) {
  let time = Date.parse('2026-03-02T09:00:00Z');
  const site = createApp({
    db,
    settings: readSettings({ COUNTERSIGN_SECRET: 'x'.repeat(32), ...environment }),
    url: 'http://localhost:3000',
    now: () => new Date(time),
  });
  const door = {
    site,
    wait: (ms: number) => {
      time += ms;
    },
    get: async (address: string) => read(await site.app.request(address)),
    post: async (address: string, fields: Record<string, string>) =>
      read(await site.app.request(address, { method: 'POST', body: new URLSearchParams(fields) })),
    json: async (body: unknown) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { 'Content-Type': 'application/json' };
      return read(
        await site.app.request('/contributions', { method: 'POST', body: text, headers }),
      );
    },
    upload: async (address: string, key: string, files: File[]) => {
      const body = new FormData();
      body.append('key', key);
      for (const file of files) body.append('files', file);
      return read(await site.app.request(address, { method: 'POST', body }));
    },
    /** Opens a form, takes ten seconds to fill it in, and sends it. */
    fill: async (address: string, fields: Record<string, string>) => {
      const { body } = await door.get(address);
      door.wait(10_000);
      return door.post('/contributions', { ...hiddenFields(body), ...fields });
    },
    /** The same, and the private page that it leads to. */
    send: async (address: string, fields: Record<string, string>) => {
      const sent = await door.fill(address, fields);
      if (sent.status !== 303) throw new Error(`${sent.status}: ${sent.body.slice(0, 500)}`);
      return placeOf(sent.location);
    },
  };
  return door;
}

export type Door = ReturnType<typeof openDoor>;

export interface Answer {
  status: number;
  body: string;
  location: string;
  headers: Headers;
}

async function read(answer: Response): Promise<Answer> {
  const { status, headers } = answer;
  return { status, headers, body: await answer.text(), location: headers.get('Location') ?? '' };
}

/** What a form carries without being asked, and the choices that are made already. */
export function hiddenFields(body: string): Record<string, string> {
  const found = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, unescaped(value ?? '')]));
}

/** The private page: its address, and the parts that its forms are made of. */
export function placeOf(location: string) {
  const [, path = '', reference = '', key = ''] =
    /(\/contributions\/([a-z0-9-]+))\?key=([^&]+)/.exec(location) ?? [];
  return { path, key, reference: reference.toUpperCase(), address: `${path}?key=${key}` };
}

/** The text of a page: what somebody reads, without the marks. */
export function wordsOf(body: string): string {
  return unescaped(body.replace(/<head>[\s\S]*?<\/head>|<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

export function unescaped(text: string): string {
  const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => marks[name] ?? '');
}

/** What is kept, for tests that look behind the pages. */
export async function keptOf(site: Site, reference: string) {
  return site.db
    .selectFrom('contributions')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst();
}
