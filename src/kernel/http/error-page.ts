import { type Html, html, nothing } from '../html.ts';
import { layout } from '../layout.ts';
import type { ErrorAnswer } from './problems.ts';
import type { Site } from './site.ts';

/** The page for any error: what happened in words, what is wrong with what was sent, and where to go on.
 * `near`: slugs of examples that may be meant. */
export function errorPage(
  site: Site,
  { status, title, detail, problems }: ErrorAnswer,
  near: readonly string[] = [],
): Html {
  const main = html`<h1 class="govuk-heading-xl">${title}</h1>
${problems.length > 0 ? problemList(problems) : html`<p class="govuk-body">${detail}</p>`}
${near.length > 0 ? suggestionList(near) : nothing}
${status === 404 ? searchForm : nothing}
<p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a> or <a class="govuk-link" href="/examples">see every example</a>.</p>`;
  return layout(site, { title, path: '/', main, noindex: true });
}

const searchForm = html`<form action="/examples" method="get" role="search">
<div class="govuk-form-group"><label class="govuk-label" for="missing-q">Search the examples</label>
<input class="govuk-input" id="missing-q" name="q" type="search"></div>
<button class="govuk-button" type="submit">Search</button></form>`;

function problemList(problems: ErrorAnswer['problems']): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${problems.map(
    ({ field, message }) => html`<li><strong>${field}</strong>: ${message}</li>`,
  )}</ul>`;
}

function suggestionList(slugs: readonly string[]): Html {
  return html`<h2 class="govuk-heading-m">Did you mean</h2><ul class="govuk-list">${slugs.map(
    (slug) =>
      html`<li><a class="govuk-link" href="/examples/${slug}">${slug.replaceAll('-', ' ')}</a></li>`,
  )}</ul>`;
}
