import type { Context } from 'hono';
import { getVersion } from '../../kernel/database/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { wantsJson } from '../../kernel/http/problems.ts';
import { respondJson, respondText } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { notForRobots } from '../sitemap/robots.ts';

/** `/healthz`, `/robots.txt`, `/.well-known/security.txt`: what programs look for at fixed places. */
export function registerHealth(site: Site): void {
  site.app.get('/healthz', async (c) => {
    const { status, version } = await health(site);
    if (wantsJson(c)) return answer(c, status, version);
    return c.text(`${status}\nregister version ${version ?? 'not known'}\n`, code(status), noStore);
  });
  page(site, '/healthz', {
    json: async ({ c }) => {
      const { status, version } = await health(site);
      return answer(c, status, version);
    },
  });

  page(site, '/robots', {
    txt: ({ c }) =>
      respondText(
        c,
        'txt',
        `User-agent: *\nDisallow: /examples?\n${notForRobots.map((start) => `Disallow: ${start}\n`).join('')}Sitemap: ${site.url}/sitemap.xml\n`,
      ),
  });

  page(site, '/.well-known/security', {
    txt({ c }) {
      const contact = site.settings.COUNTERSIGN_CONTACT;
      // RFC 9116 requires a contact: without one the file would be wrong.
      if (!contact) throw new NotFound('This copy of the register has no address set.');
      const expires = new Date(site.now().getTime() + 180 * 86_400_000).toISOString();
      return respondText(
        c,
        'txt',
        `Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: en\nCanonical: ${site.url}/.well-known/security.txt\n`,
      );
    },
  });
}

const noStore = { 'Cache-Control': 'no-store' };

type Status = 'ok' | 'database unavailable';

async function health({ db }: Site): Promise<{ status: Status; version: number | null }> {
  try {
    return { status: 'ok', version: await getVersion(db) };
  } catch {
    return { status: 'database unavailable', version: null };
  }
}

function code(status: Status): 200 | 503 {
  return status === 'ok' ? 200 : 503;
}

function answer(c: Context, status: Status, version: number | null): Response {
  c.header('Cache-Control', 'no-store');
  return respondJson(c, { status, version }, code(status));
}
