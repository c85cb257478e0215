import { stringify } from 'csv-stringify/sync';
import type { PublicExample } from '../public.ts';

type Cell = string | number | boolean | null;

const list = (values: readonly (string | null)[]): string =>
  values.map((value) => value ?? '').join('; ');

/**
 * The columns of /examples.csv, in order. They are a promise: new ones come last, none is renamed.
 * Codes as in JSON; lists are joined with "; ", and lists of parts keep their order, so that the
 * third organisation has the third role. Positions are `geo:` addresses (RFC 5870): a number with a
 * minus would pass for a formula. What is not recorded is empty.
 */
export const csvColumns: Readonly<Record<string, (example: PublicExample) => Cell>> = {
  slug: (one) => one.slug,
  url: (one) => one.url,
  kind: (one) => one.kind,
  title: (one) => one.title,
  summary: (one) => one.summary,
  description: (one) => one.description,
  statistic: (one) => one.statistic,
  statistic_slug: (one) => one.statistic_slug,
  subject: (one) => one.subject,
  organisations: (one) => list(one.organisations.map(({ name }) => name)),
  organisation_slugs: (one) => list(one.organisations.map(({ slug }) => slug)),
  organisation_roles: (one) => list(one.organisations.map(({ role }) => role)),
  organisation_countries: (one) => list(one.organisations.map(({ country }) => country)),
  countries: (one) => list(one.countries),
  places: (one) => list(one.places.map(({ name }) => name)),
  place_positions: (one) =>
    list(one.places.map((p) => (p.latitude === null ? null : `geo:${p.latitude},${p.longitude}`))),
  start: (one) => one.start,
  end: (one) => one.end,
  ongoing: (one) => one.ongoing,
  period: (one) => one.period,
  date_note: (one) => one.date_note,
  involved: (one) => list(one.involved),
  involved_note: (one) => one.involved_note,
  methods: (one) => list(one.methods),
  method_note: (one) => one.method_note,
  mode: (one) => one.mode,
  recruitment: (one) => one.recruitment,
  stages: (one) => list(one.stages),
  level: (one) => one.level,
  aims: (one) => list(one.aims),
  participants_count: (one) => one.participants?.count ?? null,
  participants_qualifier: (one) => one.participants?.qualifier ?? null,
  participants_basis: (one) => one.participants?.basis ?? null,
  participants_note: (one) => one.participants?.note ?? null,
  done: (one) => one.done,
  changed: (one) => one.changed,
  consequences: (one) => one.consequences,
  lessons: (one) => one.lessons,
  activities: (one) => parts(one.activities),
  exchanges: (one) => parts(one.exchanges),
  source_urls: (one) => list(one.sources.map(({ url }) => url)),
  source_titles: (one) => list(one.sources.map(({ title }) => title)),
  source_publishers: (one) => list(one.sources.map(({ publisher }) => publisher)),
  source_dates: (one) => list(one.sources.map(({ date }) => date)),
  evidence: (one) => one.evidence,
  coded_by: (one) => one.coded_by,
  checked: (one) => one.checked,
  doubtful: (one) => list(one.doubtful),
  verified: (one) => list(one.verified.map(({ field, by, date }) => `${field} by ${by}, ${date}`)),
  topics: (one) => list(one.topics),
  credits: (one) => list(one.credits),
  licence: (one) => one.licence,
  provenance_system: (one) => one.provenance?.system ?? null,
  provenance_id: (one) => one.provenance?.id ?? null,
  provenance_url: (one) => one.provenance?.url ?? null,
  provenance_licence: (one) => one.provenance?.licence ?? null,
  provenance_imported: (one) => one.provenance?.imported ?? null,
  revision: (one) => one.revision,
  published: (one) => one.published,
  updated: (one) => one.updated,
};

/** The first row, after the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return stringify([Object.keys(csvColumns)], { bom: true, record_delimiter: 'windows' });
}

/** One row an example. A cell that a spreadsheet would run as a formula begins with an apostrophe. */
export function csvRows(examples: readonly PublicExample[]): string {
  const cells = Object.values(csvColumns);
  return stringify(
    examples.map((example) => cells.map((cell) => cell(example))),
    {
      record_delimiter: 'windows',
      quote_record_delimiter: true,
      escape_formulas: true,
      cast: { boolean: String },
    },
  );
}

// Parts of parts do not fit in a cell: each is said in one line, its names and values as in JSON.
function parts(values: readonly Record<string, unknown>[]): string {
  return values
    .map((value) =>
      Object.entries(value)
        .filter(([, part]) => part !== null && (!Array.isArray(part) || part.length > 0))
        .map(([name, part]) => `${name}: ${typeof part === 'object' ? JSON.stringify(part) : part}`)
        .join(' | '),
    )
    .join('\n');
}
