import type { Context } from 'hono';
import type { Holdings } from '../../examples/holdings.ts';
import type { Problem } from '../../kernel/errors.ts';
import type { Html } from '../../kernel/html.ts';
import { fieldOf, readForm } from '../../kernel/http/form.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { action, page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { endAll, endFollowing, setPace } from './actions.ts';
import { findFollower, findTitles, getFollower, listFollowings } from './queries.ts';
import { paces } from './schema.ts';
import { ended, endPage, followingView } from './views.ts';
import { addressOfWhat, findWhat, whatInWords } from './what.ts';

/** A follower's private page and its forms. The key is all that they need: mail programs send it alone. */
export function registerOwnPages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  const { db } = site;

  page(site, '/following', {
    html: ({ c, query }) => own(c, query.key?.[0] ?? '', []),
  });

  action(site, 'post', '/following/pace', async ({ c }) => {
    const form = await readForm(c);
    const key = fieldOf(form, 'key');
    const pace = paces.find((one) => one === fieldOf(form, 'pace'));
    if (!pace) return own(c, key, [{ field: 'pace', message: 'Choose how often' }]);
    await setPace(site, key, pace);
    return c.redirect(`/following?key=${key}`, 303);
  });

  action(site, 'post', '/following/:following/end', async ({ c, params }) => {
    const key = fieldOf(await readForm(c), 'key');
    const id = /^\d{1,9}$/.test(params.following ?? '') ? Number(params.following) : 0;
    await endFollowing(site, key, id);
    if (await findFollower(db, key)) return c.redirect(`/following?key=${key}`, 303);
    return show(site, c, 'You follow nothing any more', ended());
  });

  page(site, '/following/end', {
    html: ({ c, query }) => show(site, c, 'Stop all mails', endPage(query.key?.[0] ?? '')),
  });

  // RFC 8058: a mail program sends this to the header's address, with no session and no cookie.
  action(site, 'post', '/following/end', async ({ c }) => {
    const key = fieldOf(await readForm(c), 'key') || (c.req.query('key') ?? '');
    await endAll(site, key);
    return show(site, c, 'You follow nothing any more', ended());
  });

  async function own(c: Context, key: string, problems: readonly Problem[]): Promise<Response> {
    seal(c);
    const { id, email, pace } = await getFollower(db, key);
    const { names } = (await holdings()).value;
    const followings = await listFollowings(db, id);
    const read = followings.map(({ what }) => findWhat(what, names));
    const titles = await findTitles(db, read);
    const items = followings.map(({ id, what: kept }, index) => {
      const what = read[index];
      if (!what) return { id, words: kept, address: null };
      return { id, words: whatInWords(what, names, titles), address: addressOfWhat(what) };
    });
    const title = problems.length > 0 ? 'Error: What you follow' : 'What you follow';
    const main = followingView({ key, email, pace, items }, problems);
    return show(site, c, title, main, problems.length > 0 ? 422 : 200);
  }
}

/** A page of following: kept nowhere, listed nowhere, and its address, which may hold a key, told to nobody. */
export function show(
  site: Site,
  c: Context,
  title: string,
  main: Html,
  status: 200 | 422 | 429 = 200,
): Response {
  seal(c);
  const path = '/following';
  return respondHtml(c, layout(site, { title, path, main, noindex: true }), status);
}

function seal(c: Context): void {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive');
}
