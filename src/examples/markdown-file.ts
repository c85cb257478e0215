import { stringify } from 'yaml';
import type { PublicExample } from './public.ts';

/**
 * An example as a file of the register's own layout, with what is public in it: to read, to re-use and to
 * load again. `formerly`: slugs that it had before.
 */
export function exampleMarkdown(example: PublicExample, formerly: readonly string[] = []): string {
  const facts = present({
    title: example.title,
    kind: example.kind,
    statistic: example.statistic_slug,
    subject: example.subject,
    organisations: example.organisations.map(({ slug, role, country }) => ({
      organisation: slug,
      role,
      country,
    })),
    countries: example.countries,
    places: example.places,
    start: example.start,
    end: example.end,
    ongoing: example.ongoing,
    period: example.period,
    date_note: example.date_note,
    involved: example.involved,
    involved_note: example.involved_note,
    methods: example.methods,
    method_note: example.method_note,
    mode: example.mode,
    recruitment: example.recruitment,
    stages: example.stages,
    level: example.level,
    aims: example.aims,
    participants: example.participants,
    activities: example.activities,
    exchanges: example.exchanges.map(({ asked, said, response, did, reason, evidence }) => ({
      asked,
      said,
      response,
      did,
      reason,
      evidence,
    })),
    topics: example.topics,
    evidence: example.evidence,
    sources: example.sources.map(({ checked, status, not_found, ...source }) => source),
    checked: example.checked,
    coded_by: example.coded_by,
    verified: example.verified,
    doubts: example.doubtful.map((field) => ({
      field,
      why: `Marked as doubtful at ${example.url}; the reason is not published.`,
    })),
    contested: example.contested,
    replies: example.replies.map(({ slug, text, date, source }) => ({
      organisation: slug,
      text,
      date,
      source,
    })),
    credits: example.credits,
    licence: example.licence,
    provenance: example.provenance,
    formerly,
  });
  const origin = [
    example.url,
    `Revision ${example.revision} of ${example.updated}`,
    example.licence,
  ]
    .map((line) => `# ${line.replace(/\s+/g, ' ')}\n`)
    .join('');
  const front = stringify(facts, { lineWidth: 100, defaultStringType: 'PLAIN' });
  return `---\n${origin}${front}---\n\n${body(example)}\n`;
}

function body(example: PublicExample): string {
  const sections: [string, string | null][] = [
    ['In full', example.description],
    ['What was done', example.done],
    ['What changed', example.changed],
    ['What followed', example.consequences],
    ['What was learned', example.lessons],
  ];
  return [
    inside(example.summary),
    ...sections.flatMap(([heading, text]) => (text ? [`## ${heading}\n\n${inside(text)}`] : [])),
  ].join('\n\n');
}

// A heading of the second level at the beginning of a line begins a section of the file. One within a text
// stands a space further in, which Markdown reads alike and the loader takes away again.
function inside(text: string): string {
  return text.replace(/^( *##[ \t])/gm, ' $1');
}

/** Absent values are absent keys, all the way down. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
      .map(([key, one]) => [key, present(one)]),
  );
}
