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
  statement(site, '/privacy', 'Privacy', privacyView());
}

function statement(site: Site, path: string, title: string, main: Html): void {
  page(site, path, { html: ({ c }) => respondHtml(c, layout(site, { title, path, main })) });
}
