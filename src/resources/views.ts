import { whenText } from '../examples/wording.ts';
import { type Html, html, nothing } from '../kernel/html.ts';
import { markdown } from '../kernel/markdown.ts';
import { type Cut, pagingView } from '../kernel/paging.ts';
import { type ResourceFilters, resourcesAddress } from './filters.ts';
import { type Resource, type ResourceEntry, readableBody } from './schema.ts';

/** The series, newest first, with what it was narrowed to. */
export function resourcesView(cut: Cut<ResourceEntry>, filters: ResourceFilters): Html {
  return html`<header class="page-head">
  <h1>Resources</h1>
  <p class="lead">Articles, case studies and guidance that introduce examples from the register.</p>
</header>
${chips(filters)}
${
  cut.total === 0
    ? html`<div class="empty"><p>Nothing on record. <a href="/resources">All resources</a></p></div>`
    : html`<ul class="index">${cut.items.map(resourceItem)}</ul>
${pagingView(cut, (page) => resourcesAddress({ ...filters, page }))}`
}`;
}

/** A resource in a list. */
export function resourceItem(entry: ResourceEntry): Html {
  const facts = [...entry.author, ...dateOf(entry), ...entry.topics];
  return html`<li class="index__item"><a href="/resources/${entry.reference}">${entry.title}</a>
${entry.subtitle === null ? nothing : html`<p class="index__text">${entry.subtitle}</p>`}
<ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul></li>`;
}

/** One resource; `cards` are the examples that it links to. */
export function resourceView(resource: Resource, cards: readonly Html[], invitation: Html): Html {
  return html`<article>
<header class="page-head">
  <p class="page-head__kicker">${resource.status === 'final' ? 'Resource' : `Resource, not final (${resource.status}): only editors see it`}</p>
  <h1>${resource.title}</h1>
  ${resource.subtitle === null ? nothing : html`<p class="lead">${resource.subtitle}</p>`}
  <div class="byline">${byline(resource)}</div>
</header>
<div class="prose">${markdown(readableBody(resource), hasTopHeading(resource.body) ? 2 : 1)}</div>
${
  cards.length === 0
    ? nothing
    : html`<section class="section section--ruled"><h2>Examples it links to</h2>
<ol class="cards cards--short">${cards.map((card) => html`<li>${card}</li>`)}</ol></section>`
}
</article>
${invitation}`;
}

function byline(resource: Resource): Html {
  const parts = [
    ...(resource.author.length === 0 ? [] : [html`<p>By ${linked('author', resource.author)}</p>`]),
    ...dateOf(resource).map((date) => html`<p>${date}</p>`),
    ...(resource.project.length === 0
      ? []
      : [html`<p>Project: ${linked('project', resource.project)}</p>`]),
    ...(resource.topics.length === 0
      ? []
      : [html`<p>Topics: ${linked('topic', resource.topics)}</p>`]),
    ...(resource.link !== null && /^https?:/.test(resource.link) && URL.canParse(resource.link)
      ? [
          html`<p>See also: <a href="${resource.link}" rel="nofollow noopener">${new URL(resource.link).hostname}</a></p>`,
        ]
      : []),
  ];
  return html`${parts}`;
}

function linked(name: 'author' | 'project' | 'topic', values: readonly string[]): Html {
  return html`${values.map(
    (value, index) =>
      html`${index > 0 ? ', ' : ''}<a href="${resourcesAddress({ [name]: [value] })}">${value}</a>`,
  )}`;
}

function dateOf({ date }: ResourceEntry): string[] {
  return date === null ? [] : [whenText(date)];
}

// The page's own title is its first heading: a text that has one too is set a step lower.
function hasTopHeading(text: string): boolean {
  return /^(# |=+[ \t]*$)/m.test(text);
}

function chips(filters: ResourceFilters): Html {
  const { author, project, topic } = filters;
  const chosen = Object.entries({ author, project, topic }).flatMap(([name, values]) =>
    values.map((value) => {
      const without = { ...filters, page: 1, [name]: values.filter((one) => one !== value) };
      return html`<li><a class="chip" href="${resourcesAddress(without)}"><span class="chip__facet">${name[0]?.toUpperCase() ?? ''}${name.slice(1)}</span> ${value} <span class="chip__remove" aria-hidden="true">×</span><span class="govuk-visually-hidden"> remove</span></a></li>`;
    }),
  );
  if (chosen.length === 0) return nothing;
  return html`<ul class="chips" aria-label="Chosen filters">${chosen}</ul>`;
}
