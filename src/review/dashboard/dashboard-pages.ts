import { Forbidden } from '../../kernel/errors.ts';
import { parseQuery } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import { layout } from '../../kernel/layout.ts';
import { cutPage } from '../../kernel/paging.ts';
import { hasRole } from '../../people/rules.ts';
import type { Person } from '../../people/schema.ts';
import { signedInPage } from '../../people/signed-in.ts';
import type { Review } from '../applications/hub-queries.ts';
import { holdsPart, isOfProducer } from '../course/parts-rules.ts';
import { isOnPanel } from '../panel/rules.ts';
import type { StoredScheme } from '../scheme/queries.ts';
import { type Dashboard, type DeskPart, dashboardView } from './dashboard-views.ts';
import { type DashboardFilters, dashboardSchema } from './filters.ts';
import { isWithPanel, type Line, linesFor, memberStep } from './lines.ts';

const perPage = 50;

/** `/applications`: what concerns whoever asks, each in their parts. */
export function registerDashboard({ site, holdings, desk }: Review): void {
  signedInPage(site, '/applications', {
    html: async ({ c, query, person, path }) => {
      const filters = parseQuery(dashboardSchema, query);
      const parts = partsOf(person);
      if (!parts.own && !parts.panel && !parts.desk) throw new Forbidden(notYours);
      const now = site.now();
      const { applications, schemes } = (await desk()).value;
      const lines = ownWorkFirst(person, linesFor(person, applications.values(), now));
      const isOwn = ({ application }: Line) => isOfProducer(person, application.producer);
      const others = lines.filter((line) => !isOwn(line));
      const begins = site.routes.some(({ address }) => address === '/applications/new');
      const shown: Dashboard = {
        names: (await holdings()).value.names,
        now,
        own: parts.own
          ? { lines: lines.filter(isOwn), begin: begins ? '/applications/new' : null }
          : null,
        panel: parts.panel ? panelItems(person, others) : null,
        desk: parts.desk ? deskPart(others, filters, schemes) : null,
      };
      return respondHtml(
        c,
        layout(site, {
          title: 'Applications',
          path,
          main: dashboardView(shown),
          noindex: true,
          person,
        }),
      );
    },
  });
}

const notYours =
  'This is for producers’ people and the review desk. An administrator can give you the role.';

function partsOf(person: Person) {
  const desk = (['adviser', 'chair', 'decision-maker'] as const).some((role) =>
    hasRole(person, role),
  );
  const own = person.roles.some(({ role }) => role === 'applicant');
  return { own, panel: isOnPanel(person), desk };
}

/** What waits for a part that somebody holds stands before what waits for others. */
function ownWorkFirst(person: Person, lines: readonly Line[]): Line[] {
  const isTheirs = ({ pen, over, application: { producer } }: Line) =>
    !over && pen !== 'nobody' && holdsPart(person, pen, producer);
  return lines.toSorted((a, b) => Number(isTheirs(b)) - Number(isTheirs(a)));
}

function panelItems(person: Person, lines: readonly Line[]): NonNullable<Dashboard['panel']> {
  return lines
    .filter(({ application }) => isWithPanel(application))
    .map((line) => ({ line, step: memberStep(person, line.application) }))
    .sort((a, b) => Number(b.step !== null) - Number(a.step !== null));
}

function deskPart(
  lines: readonly Line[],
  filters: DashboardFilters,
  schemes: readonly StoredScheme[],
): DeskPart {
  const { scheme, state, pen, page } = filters;
  const left = lines.filter(
    ({ application: { standing, ...application }, over }) =>
      (!scheme || application.scheme.scheme === scheme) &&
      (state === 'all' || (state === 'open' ? !over : standing.state === state)),
  );
  const byPen = Map.groupBy(left, (line) => line.pen);
  const shown = pen ? left.filter((line) => line.pen === pen) : left;
  return {
    filters,
    cut: cutPage(shown, page, perPage),
    late: shown.filter(({ next }) => next !== null && next.late > 0).length,
    schemes: schemes.map((one) => ({ slug: one.scheme.scheme, title: one.scheme.title })),
    byPen: new Map([...byPen].map(([of, some]) => [of, some.length])),
  };
}
