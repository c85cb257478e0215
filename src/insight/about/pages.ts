import type { Html } from '../../kernel/html.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { FindRegister } from '../../review/public/register-queries.ts';
import { aboutView } from './about-views.ts';
import { accessibilityView, privacyView } from './statements-views.ts';

/** `/about`, `/accessibility`, `/privacy`: they change only with the program, its settings and whether there is a scheme. */
export function registerAboutPages(site: Site, register: FindRegister): void {
  const hasSchemes = async () => (await register()).value.schemes.length > 0;
  const contact = site.settings.COUNTERSIGN_CONTACT ?? null;
  statement(site, '/about', 'About this register', async () =>
    aboutView(contact, site.url, await hasSchemes()),
  );
  statement(site, '/accessibility', 'Accessibility', async () => accessibilityView(contact));
  const { settings } = site;
  const days = {
    contacts: settings.COUNTERSIGN_KEEP_CONTACTS_DAYS,
    undecided: settings.COUNTERSIGN_KEEP_UNDECIDED_DAYS,
    setAside: settings.COUNTERSIGN_KEEP_SET_ASIDE_DAYS,
    mail: settings.COUNTERSIGN_MAIL_KEPT_DAYS,
  };
  statement(site, '/privacy', 'Privacy', async () => privacyView(days, await hasSchemes()));
}

function statement(site: Site, path: string, title: string, draw: () => Promise<Html>): void {
  page(site, path, {
    html: async ({ c }) => respondHtml(c, layout(site, { title, path, main: await draw() })),
  });
}
