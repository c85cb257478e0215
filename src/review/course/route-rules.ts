import type { Route, Scheme } from '../scheme/schema.ts';
import { notAll, type Refusal, refuse, type Wish } from './ruling.ts';
import type { Standing } from './standing.ts';

/** The route that an application was put on, as its scheme describes it. */
export function routeOf({ route }: Standing, scheme: Scheme): Route | null {
  return scheme.routes.find(({ code }) => code === route?.route) ?? null;
}

export function routing({ details }: Wish<'route'>, standing: Standing, scheme: Scheme): Refusal {
  if (standing.asked) return refuse('conflict', 'The applicant has a question to answer first.');
  if (standing.views.length > 0 || standing.present.length > 0) {
    return refuse('conflict', 'The panel has begun: the route stays.');
  }
  if (standing.meeting) {
    return refuse('conflict', 'It is on the agenda of a meeting: take it off first.');
  }
  const route = scheme.routes.find(({ code }) => code === details.route);
  if (!route) return refuse('invalid', 'Choose a route of the scheme', 'route');
  if (!route.precedent) return null;
  if (!scheme.precedents.some(({ code }) => code === details.precedent)) {
    return refuse('invalid', 'Name the published precedent that fits', 'precedent');
  }
  return notAll(
    route.exclusions,
    details.cleared,
    'cleared',
    'Check each exclusion: where one applies, this route is closed',
  );
}
