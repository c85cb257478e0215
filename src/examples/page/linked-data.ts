import { type LinkedData, licenceData } from '../../kernel/linked-data.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { PublicExample } from '../public.ts';

/**
 * An example for schema.org: an Article, part of the register. Not an Event: an example may say that
 * people were never asked, and its place and dates are often not recorded.
 */
export function exampleData(example: PublicExample, siteUrl: string): LinkedData {
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': `${example.url}#example`,
    url: example.url,
    mainEntityOfPage: example.url,
    headline: example.title,
    abstract: example.summary,
    datePublished: example.published,
    dateModified: example.updated,
    version: String(example.revision),
    license: licenceData(example.licence),
    isPartOf: { '@type': 'Dataset', '@id': `${siteUrl}/#register` },
    about: example.statistic && {
      '@type': 'Thing',
      name: example.statistic,
      url: example.statistic_slug && `${siteUrl}/statistics/${example.statistic_slug}`,
    },
    keywords: example.topics.map((code) => vocabulary('topics').label(code)),
    temporalCoverage: periodOf(example),
    spatialCoverage: [
      ...example.countries
        .filter((code) => code !== 'ZZ')
        .map((code) => ({ '@type': 'Place', name: vocabulary('countries').label(code) })),
      ...example.places.map(({ name, latitude, longitude }) => ({
        '@type': 'Place',
        name,
        latitude,
        longitude,
      })),
    ],
    mentions: example.organisations.map(({ slug, name }) => ({
      '@type': 'Organization',
      name,
      url: `${siteUrl}/organisations/${slug}`,
    })),
    creditText: example.credits.length === 0 ? null : example.credits.join('; '),
    citation: example.sources.map(({ url, title, publisher, date, archived }) => ({
      '@type': 'CreativeWork',
      name: title,
      url,
      publisher: publisher && { '@type': 'Organization', name: publisher },
      datePublished: date,
      archivedAt: archived,
    })),
  };
}

/** ISO 8601; a period without an end that is recorded is not said to be open. */
function periodOf({ start, end, ongoing }: PublicExample): string | null {
  if (start === null) return null;
  if (ongoing) return `${start}/..`;
  if (end === null || end === start) return start;
  return `${start}/${end}`;
}
