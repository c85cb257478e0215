import { withoutOrders } from './directions.ts';
import { type Html, trustedHtml } from './html.ts';

/** A description in JSON-LD; what is null is not recorded, and leaves its key out. */
export type LinkedData = { readonly [key: string]: unknown };

/**
 * The description as a data block of a page. A browser runs no block of this type, so that the content
 * policy, which lets no script in, stays as it is. Nothing in it can end the block.
 */
export function dataBlock(data: LinkedData): Html {
  const text = withoutOrders(JSON.stringify(recorded(data))).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return trustedHtml(`<script type="application/ld+json">${text}</script>`);
}

/** Without what is null or an empty list, all the way down. */
export function recorded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(recorded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
      .map(([key, one]) => [key, recorded(one)]),
  );
}

export const licenceAddress = 'https://creativecommons.org/licenses/by/4.0/';

/** A licence by its address where it is the register's own, by its words otherwise. */
export function licenceData(licence: string): unknown {
  return licence === 'CC BY 4.0' || licence === licenceAddress
    ? licenceAddress
    : { '@type': 'CreativeWork', name: licence };
}

const about =
  'An open register of how the public has, and has not, been given a say in official statistics and public-sector data.';

/** The register as a data set, for schema.org; the full description is at /catalog.json. */
export function registerData(url: string): LinkedData {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${url}/#register`,
    name: 'Countersign: the public register',
    description: about,
    url: `${url}/`,
    license: licenceAddress,
    isAccessibleForFree: true,
    includedInDataCatalog: { '@type': 'DataCatalog', '@id': `${url}/catalog.json`, url: `${url}/` },
    distribution: [
      ['application/json', 'examples.json'],
      ['text/csv', 'examples.csv'],
      ['application/x-bibtex', 'examples.bib'],
      ['application/atom+xml', 'examples.atom'],
    ].map(([encodingFormat, path]) => ({
      '@type': 'DataDownload',
      encodingFormat,
      contentUrl: `${url}/${path}`,
    })),
  };
}
