import type { Html } from '../../kernel/html.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { aboutView } from './about-views.ts';
import { accessibilityView, privacyView } from './statements-views.ts';

/** `/about`, `/accessibility`, `/privacy`: they change only with the program and its settings. */
export function registerAboutPages(site: Site): void {
  const contact = site.settings.COUNTERSIGN_CONTACT ?? null;
  statement(site, '/about', 'About this register', aboutView(contact, site.url));
  statement(site, '/accessibility', 'Accessibility', accessibilityView(contact));
  const { settings } = site;
  const privacy = privacyView({
    contacts: settings.COUNTERSIGN_KEEP_CONTACTS_DAYS,
    undecided: settings.COUNTERSIGN_KEEP_UNDECIDED_DAYS,
    setAside: settings.COUNTERSIGN_KEEP_SET_ASIDE_DAYS,
    mail: settings.COUNTERSIGN_MAIL_KEPT_DAYS,
  });
  statement(site, '/privacy', 'Privacy', privacy);
}

function statement(site: Site, path: string, title: string, main: Html): void {
  page(site, path, { html: ({ c }) => respondHtml(c, layout(site, { title, path, main })) });
}
