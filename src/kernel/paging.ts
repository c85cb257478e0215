import { z } from 'zod';
import { NotFound } from './errors.ts';
import { type Html, html, nothing } from './html.ts';
import { one } from './http/query.ts';

/** The parameter `page`: 1 when absent. */
export const pageNumber = one(
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
    .default('1')
    .transform(Number),
);

export interface Cut<T> {
  total: number;
  page: number;
  per_page: number;
  pages: number;
  items: T[];
}

/** One page of a list; an empty list has one page. Throws NotFound past the end. */
export function cutPage<T>(all: readonly T[], page: number, perPage: number): Cut<T> {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  if (page > pages) throw new NotFound(`There are ${pages} pages; there is no page ${page}.`);
  const items = all.slice((page - 1) * perPage, page * perPage);
  return { total: all.length, page, per_page: perPage, pages, items };
}

/** Links to the other pages; nothing when there is one. `address` is given the number of a page. */
export function pagingView(
  { page, pages }: Pick<Cut<unknown>, 'page' | 'pages'>,
  address: (page: number) => string,
): Html {
  if (pages === 1) return nothing;
  return html`<nav class="pages" aria-label="Pages">
${page > 1 ? html`<a class="pages__step" rel="prev" href="${address(page - 1)}">Previous</a>` : nothing}
<ol class="pages__list">${numbers(page, pages).map((number) =>
    number === null
      ? html`<li class="pages__gap">…</li>`
      : html`<li><a href="${address(number)}"${number === page ? html` aria-current="page"` : nothing} aria-label="Page ${number}">${number}</a></li>`,
  )}</ol>
${page < pages ? html`<a class="pages__step" rel="next" href="${address(page + 1)}">Next</a>` : nothing}
</nav>`;
}

// The first, the last, and those beside the present one; null stands for those left out.
function numbers(page: number, pages: number): (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  return [...new Set(shown)].flatMap((number, index, all) =>
    index > 0 && number > (all[index - 1] ?? 0) + 1 ? [null, number] : [number],
  );
}
