import type { LinkedData } from '../kernel/linked-data.ts';
import type { Resource } from './schema.ts';

/** A page of the series for schema.org. Authors are named as its front matter names them. */
export function resourceData(resource: Resource, siteUrl: string): LinkedData {
  const url = `${siteUrl}/resources/${resource.reference}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    url,
    mainEntityOfPage: url,
    headline: resource.title,
    alternativeHeadline: resource.subtitle,
    // A person or a body: the front matter does not say which.
    creditText: resource.author.length === 0 ? null : resource.author.join('; '),
    datePublished: resource.date,
    dateModified: resource.updated,
    keywords: resource.topics,
  };
}
