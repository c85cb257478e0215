import { attributes, type Html, html, nothing, trustedHtml } from '../html.ts';
import { type Attributes, classes, type Words } from './parts.ts';

export interface BreadcrumbsOptions {
  /** The last may have no address: it is the page itself. */
  items: readonly { text: Words; href?: string; attributes?: Attributes }[];
  labelText?: string;
  classes?: string;
  collapseOnMobile?: boolean;
  attributes?: Attributes;
}

export function govukBreadcrumbs(options: BreadcrumbsOptions): Html {
  const items = options.items.map(({ text, href, attributes: more }) =>
    href
      ? html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${href}"${attributes(more ?? {})}>${text}</a></li>`
      : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${text}</li>`,
  );
  const named = attributes({
    class: classes(
      'govuk-breadcrumbs',
      options.classes,
      options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
    ),
    ...options.attributes,
    'aria-label': options.labelText ?? 'Breadcrumb',
  });
  return html`<nav${named}><ol class="govuk-breadcrumbs__list">${items}</ol></nav>`;
}

export interface SkipLinkOptions {
  text: Words;
  href?: string;
  classes?: string;
  attributes?: Attributes;
}

export function govukSkipLink(options: SkipLinkOptions): Html {
  const named = attributes({
    class: classes('govuk-skip-link', options.classes),
    ...options.attributes,
    'data-module': 'govuk-skip-link',
  });
  return html`<a href="${options.href ?? '#content'}"${named}>${options.text}</a>`;
}

interface Step {
  href: string;
  text?: Words;
  labelText?: string;
  attributes?: Attributes;
}

export interface PaginationOptions {
  previous?: Step;
  next?: Step;
  items?: readonly (
    | { ellipsis: true }
    | {
        number: string | number;
        href: string;
        current?: boolean;
        visuallyHiddenText?: string;
        attributes?: Attributes;
      }
  )[];
  landmarkLabel?: string;
  classes?: string;
  attributes?: Attributes;
}

export function govukPagination(options: PaginationOptions): Html {
  const { previous, next, items } = options;
  const block = !items && Boolean(previous || next);
  const named = attributes({
    class: classes('govuk-pagination', block && 'govuk-pagination--block', options.classes),
    'aria-label': options.landmarkLabel ?? 'Pagination',
    ...options.attributes,
  });
  return html`<nav${named}>${previous ? step('prev', previous, block) : nothing}${items ? html`<ul class="govuk-pagination__list">${items.map(pageItem)}</ul>` : nothing}${next ? step('next', next, block) : nothing}</nav>`;
}

function pageItem(item: NonNullable<PaginationOptions['items']>[number]): Html {
  if ('ellipsis' in item) {
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>`;
  }
  const link = attributes({
    'aria-label': item.visuallyHiddenText ?? `Page ${item.number}`,
    'aria-current': item.current ? 'page' : null,
    ...item.attributes,
  });
  return html`<li class="${classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}"><a class="govuk-link govuk-pagination__link" href="${item.href}"${link}>${item.number}</a></li>`;
}

function step(way: 'prev' | 'next', link: Step, block: boolean): Html {
  const usual = html`${way === 'prev' ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span>`;
  const title = classes(
    'govuk-pagination__link-title',
    block && !link.labelText && 'govuk-pagination__link-title--decorated',
  );
  const label =
    link.labelText && block
      ? html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`
      : nothing;
  const arrowFirst = block || way === 'prev';
  return html`<div class="govuk-pagination__${way}"><a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${way}"${attributes(link.attributes ?? {})}>${arrowFirst ? arrows[way] : nothing}<span class="${title}">${link.text ?? usual}</span>${label}${arrowFirst ? nothing : arrows[way]}</a></div>`;
}

const arrows = {
  prev: arrow(
    'prev',
    'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  ),
  next: arrow(
    'next',
    'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
  ),
};

function arrow(way: string, path: string): Html {
  return trustedHtml(
    `<svg class="govuk-pagination__icon govuk-pagination__icon--${way}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="${path}"></path></svg>`,
  );
}
