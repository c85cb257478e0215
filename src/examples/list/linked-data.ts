import type { LinkedData } from '../../kernel/linked-data.ts';
import type { StoredExample } from '../queries.ts';
import type { Found } from './reading.ts';

/** A page of a list for schema.org: the examples on it, in their places among all that was found. */
export function listData(
  { filters, survey }: Found,
  examples: readonly StoredExample[],
  siteUrl: string,
): LinkedData {
  const before = (filters.page - 1) * filters.per_page;
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    numberOfItems: survey.total,
    itemListElement: examples.map(({ slug, example }, index) => ({
      '@type': 'ListItem',
      position: before + index + 1,
      url: `${siteUrl}/examples/${slug}`,
      name: example.title,
    })),
  };
}
