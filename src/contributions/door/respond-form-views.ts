import type { Context } from 'hono';
import { respondHtml } from '../../kernel/http/respond.ts';
import { securityHeaders } from '../../kernel/http/security.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { type FormPage, formView } from './form-views.ts';
import { words } from './wording.ts';

/** Answers with a form; with what is wrong, 422. Never kept by a cache: it may hold what somebody typed. */
export function respondForm(
  site: Site,
  c: Context,
  given: Omit<FormPage, 'siteUrl'>,
  status: 200 | 422 | 429 = given.problems.length > 0 ? 422 : 200,
): Response {
  const { typed, subject, problems } = given;
  const { title, titleOfFact } = words[typed.kind];
  const named = typed.field ? titleOfFact : title;
  c.header('Cache-Control', 'no-store');
  if (given.proof) allowOwnScript(c);
  return respondHtml(
    c,
    layout(site, {
      title: `${problems.length > 0 ? 'Error: ' : ''}${subject ? `${named} ${subject.title}` : named}`,
      path: formPath(typed.kind, typed.about),
      main: formView({ ...given, siteUrl: site.url }),
      noindex: true,
      breadcrumbs: subject
        ? [{ text: subject.title, href: subject.href }]
        : [{ text: 'Contribute', href: '/contribute' }],
    }),
    status,
  );
}

/** Only where the sum is asked for: one script of our own. */
export function allowOwnScript(c: Context): void {
  const policy = securityHeaders['Content-Security-Policy'] ?? '';
  c.header('Content-Security-Policy', policy.replace("script-src 'none'", "script-src 'self'"));
}

function formPath(kind: string, about: string): string {
  if (about.startsWith('example:')) return `/examples/${about.slice(8)}/contribute`;
  return kind === 'example' ? '/contribute/example' : '/contribute';
}
