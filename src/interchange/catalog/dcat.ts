import { types } from '../../kernel/http/respond.ts';
import type { Format, Route } from '../../kernel/http/site.ts';
import { licenceAddress } from '../../kernel/linked-data.ts';

interface Catalog {
  routes: readonly Route[];
  url: string;
  /** When an example last changed; null in an empty register. */
  modified: string | null;
}

const vocabularies = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The register as a data set: DCAT 3 as JSON-LD, whose context is in it, so that nothing is fetched to read it. */
export function catalogDocument({ routes, url, modified }: Catalog) {
  const id = (path: string) => ({ '@id': `${url}${path}` });
  const published = { 'dct:license': { '@id': licenceAddress }, 'dct:language': 'en-GB' };
  const lists = routes.filter(({ address }) => titles.has(address));
  const distributions = lists.flatMap(({ address, formats }) =>
    formats.filter((format) => format in names).map((format) => distribution(address, format, url)),
  );
  return {
    '@context': vocabularies,
    ...id('/catalog.json'),
    '@type': 'dcat:Catalog',
    'dct:title': 'Countersign',
    'dct:description':
      'One data set: the public register of how the public has, and has not, been given a say in official statistics and public-sector data.',
    'foaf:homepage': id('/'),
    ...published,
    'dcat:service': {
      ...id('/openapi.json#service'),
      '@type': 'dcat:DataService',
      'dct:title': 'The register for machines',
      'dcat:endpointURL': id('/'),
      'dcat:endpointDescription': id('/openapi.json'),
      'dcat:landingPage': id('/api'),
      'dcat:servesDataset': id('/#register'),
    },
    'dcat:dataset': {
      ...id('/#register'),
      '@type': 'dcat:Dataset',
      'dct:title': 'Countersign: the public register',
      'dct:description':
        'Documented examples with their sources, and what the register knows of organisations, statistics and its own work. Null, an absent key or an empty cell is “not recorded”.',
      'dcat:landingPage': id('/examples'),
      ...(modified && { 'dct:modified': { '@value': modified, '@type': 'xsd:dateTime' } }),
      ...published,
      'dcat:distribution': distributions,
    },
  };
}

function distribution(address: string, format: Format, url: string) {
  const at = `${url}${address}.${format}`;
  return {
    '@id': `${at}#distribution`,
    '@type': 'dcat:Distribution',
    'dct:title': `${titles.get(address)}, ${names[format]}`,
    'dcat:accessURL': { '@id': at },
    'dcat:mediaType': {
      '@id': `https://www.iana.org/assignments/media-types/${types[format].split(';')[0]}`,
    },
    'dct:license': { '@id': licenceAddress },
    'dcat:accessService': { '@id': `${url}/openapi.json#service` },
  };
}

const names: Partial<Record<Format, string>> = {
  json: 'JSON',
  csv: 'CSV',
  atom: 'Atom',
  bib: 'BibTeX',
};

const titles = new Map([
  ['/examples', 'Examples'],
  ['/organisations', 'Organisations'],
  ['/statistics', 'Statistics'],
  ['/resources', 'Resources'],
  ['/gaps', 'What is missing'],
  ['/decisions', 'Decisions of the review desk'],
  ['/schemes', 'Schemes of the review desk'],
  ['/moderation/log', 'What became of contributions'],
  ['/record', 'The public record'],
  ['/vocabularies', 'Vocabularies'],
  ['/feed', 'New and changed examples'],
]);
