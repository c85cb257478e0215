import { respondHtml } from '../kernel/http/respond.ts';
import type { Site } from '../kernel/http/site.ts';
import { layout } from '../kernel/layout.ts';
import { tryMailAgain } from './mail-actions.ts';
import { listStuckMail } from './mail-queries.ts';
import { mailPage } from './mail-views.ts';
import { requireRole } from './rules.ts';
import { signedInAction, signedInPage } from './signed-in.ts';

/** `/people/mail`: what was not delivered, for administrators. */
export function registerMailPages(site: Site): void {
  signedInPage(site, '/people/mail', {
    html: async ({ c, path, person }) => {
      requireRole(person, 'administrator');
      const main = mailPage(person, await listStuckMail(site.db));
      const breadcrumbs = [{ text: 'People', href: '/people' }];
      const page = { title: 'Mail that failed', path, main, noindex: true, person, breadcrumbs };
      return respondHtml(c, layout(site, page));
    },
  });

  signedInAction(site, '/people/mail', async ({ c, person }) => {
    await tryMailAgain(site, person);
    return c.redirect('/people/mail', 303);
  });
}
