import type { Route } from '../src/kernel/http/site.ts';

/**
 * For each page, addresses that show it as people meet it with the starter register. A page that is
 * registered and not named here fails the tests that walk every page.
 */
export const samples: Record<string, string[]> = {
  '/': ['/'],
  '/examples': [
    '/examples',
    '/examples?q=census&kind=absence',
    '/examples?q=censsus',
    '/examples?q=xyzzyqwv',
    '/examples?view=map',
    '/examples?view=timeline&country=NZ',
  ],
  // Many facts; told and not asked; few facts; a title with a macron.
  '/examples/:slug': [
    '/examples/uk-statistics-assembly-2025',
    '/examples/care-data-gp-records-programme',
    '/examples/legal-aid-agency-claims-system',
    '/examples/new-zealand-maori-data-governance-co-design',
  ],
  '/examples/:slug/history': ['/examples/uk-statistics-assembly-2025/history'],
  '/examples/:slug/history/:n': ['/examples/uk-statistics-assembly-2025/history/1'],
  '/compare': [
    '/compare',
    '/compare?e=uk-statistics-assembly-2025&q=census',
    '/compare?e=uk-statistics-assembly-2025&e=care-data-gp-records-programme',
  ],
  '/resources': ['/resources', '/resources?author=nobody'],
  '/resources/:reference': ['/resources/what-have-we-missed'],
  '/organisations': ['/organisations', '/organisations?q=census', '/organisations?q=xyzzyqwv'],
  '/organisations/:slug': ['/organisations/office-for-national-statistics'],
  '/statistics': ['/statistics', '/statistics?q=prices'],
  '/statistics/:slug': ['/statistics/uk-labour-market-statistics-and-unpaid-care'],
  '/methods': ['/methods'],
  '/methods/:slug': ['/methods/survey'],
  '/topics': ['/topics'],
  '/topics/:slug': ['/topics/census'],
  '/stages': ['/stages'],
  // With narrower ones; narrower itself; nothing on record.
  '/stages/:slug': ['/stages/1', '/stages/1-2', '/stages/5-6'],
  '/gaps': ['/gaps', '/gaps?missing=participants', '/gaps?missing=engagement'],
  '/about': ['/about'],
  '/accessibility': ['/accessibility'],
  '/privacy': ['/privacy'],
  '/api': ['/api'],
  '/openapi': ['/openapi'],
  '/vocabularies': ['/vocabularies'],
  '/feed': ['/feed'],
  '/sitemap': ['/sitemap'],
  '/sitemaps/:part': ['/sitemaps/pages', '/sitemaps/organisations', '/sitemaps/examples-1'],
  '/people/sign-in': ['/people/sign-in', '/people/sign-in?next=/people'],
  '/people/sign-in/link': ['/people/sign-in/link?token=mistyped'],
  '/healthz': ['/healthz'],
  '/robots': ['/robots'],
  '/.well-known/security': ['/.well-known/security'],
};

/** Where the samples for a page's other formats differ from the page's own: nothing at present. */
export function samplesOf(route: Route, table = samples): string[] {
  const found = table[route.address];
  if (!found || found.length === 0) {
    throw new Error(`The page ${route.address} has no sample in test/samples.ts.`);
  }
  return found;
}

/** The address of a sample in another format: `/examples?q=a` as `/examples.json?q=a`. */
export function inFormat(sample: string, format: string): string {
  if (format === 'html') return sample;
  const [path = '', query] = sample.split('?');
  return `${path}.${format}${query === undefined ? '' : `?${query}`}`;
}
