import type { Context } from 'hono';
import { listAddress } from '../../examples/filters.ts';
import type { Holdings } from '../../examples/holdings.ts';
import { getPublishedExample } from '../../examples/queries.ts';
import { NotFound, type Problem } from '../../kernel/errors.ts';
import { createClientNetwork } from '../../kernel/http/client-address.ts';
import { fieldOf, readForm } from '../../kernel/http/form.ts';
import { action, page, readQuery, type Site } from '../../kernel/http/site.ts';
import { mayMail } from '../../kernel/mail/limit.ts';
import type { Kept } from '../../kernel/memory.ts';
import { createLimit } from '../../kernel/rate-limit.ts';
import { emailAddress } from '../../people/schema.ts';
import { askToFollow, confirmRequest, deleteOldRequests } from './actions.ts';
import { sendDigests } from './digest-actions.ts';
import { registerOwnPages, show } from './own-pages.ts';
import { findTitles, getRequest } from './queries.ts';
import { confirmationForm, followForm, requestSent } from './views.ts';
import { findWhat, keptText, readWhat, safeWords, type What, whatInWords } from './what.ts';

const hour = 3_600_000;

/** Following one example, a topic or any search by e-mail. */
export function registerFollowingPages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  const { db } = site;
  const clientNetwork = createClientNetwork(site.settings);
  const byNetwork = createLimit({ most: 20, perMs: hour });

  page(site, '/following/new', {
    html: async ({ c, query }) => {
      const what = readWhat(query, (await holdings()).value.names);
      return form(c, what, '', []);
    },
  });

  action(site, 'post', '/following', async ({ c }) => {
    const sent = await readForm(c);
    const { names } = (await holdings()).value;
    const what = readWhat(readQuery(new URLSearchParams(fieldOf(sent, 'what'))), names);
    const typed = fieldOf(sent, 'email');
    const read = emailAddress.safeParse(typed);
    const refuse = (message: string, status: 422 | 429) =>
      form(c, what, typed, [{ field: 'email', message }], status);
    if (!read.success) return refuse(read.error.issues[0]?.message ?? '', 422);
    const wait = byNetwork.take(clientNetwork(c), site.now());
    if (wait > 0) {
      c.header('Retry-After', String(Math.ceil(wait / 1000)));
      return refuse(
        `Too many links were asked for from your network. Try again in ${Math.ceil(wait / 60_000)} minutes`,
        429,
      );
    }
    // The limit of one address is not told, like everything about an address.
    if (mayMail(site, read.data)) {
      const words = safeWords(what, names, await titlesOf(what));
      await askToFollow(site, { email: read.data, what: keptText(what), words });
    }
    return show(site, c, 'Look at your e-mail', requestSent());
  });

  page(site, '/following/confirm', {
    html: async ({ c, query }) => {
      const key = query.key?.[0] ?? '';
      const { what: kept } = await getRequest(db, key, site.now());
      const { names } = (await holdings()).value;
      const what = findWhat(kept, names);
      if (!what) throw new NotFound('The register no longer knows what was to be followed.');
      const words = whatInWords(what, names, await titlesOf(what));
      return show(site, c, 'Follow by e-mail', confirmationForm(key, words));
    },
  });

  action(site, 'post', '/following/confirm', async ({ c }) => {
    const key = await confirmRequest(site, fieldOf(await readForm(c), 'key'));
    return c.redirect(`/following?key=${key}`, 303);
  });

  registerOwnPages(site, holdings);
  site.hourly.push(async () => {
    await deleteOldRequests(site);
    await sendDigests(site, holdings, site.now());
  });

  async function form(
    c: Context,
    what: What,
    email: string,
    problems: readonly Problem[],
    status: 200 | 422 | 429 = 200,
  ) {
    if ('example' in what) await getPublishedExample(db, what.example);
    const { names } = (await holdings()).value;
    const words = whatInWords(what, names, await titlesOf(what));
    const feed = 'example' in what ? null : listAddress({ ...what.filters, page: 1 }, 'atom');
    const title = problems.length > 0 ? 'Error: Follow by e-mail' : 'Follow by e-mail';
    const main = followForm({ words, what: keptText(what), feed, email }, problems);
    return show(site, c, title, main, status);
  }

  async function titlesOf(what: What) {
    return findTitles(db, [what]);
  }
}
