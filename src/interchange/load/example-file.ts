import {
  activitySchema,
  contestedSchema,
  type Example,
  exampleSchema,
  exchangeSchema,
  organisationRefSchema,
  participantsSchema,
  replySchema,
  sourceSchema,
} from '../../examples/schema.ts';
import { createLocator, type FieldFault, type Path, readYaml } from '../../kernel/yaml.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { listOf, slug } from '../../vocabulary/fields.ts';
import { fieldName, type Issue, issuesOf } from './faults.ts';
import { splitFrontMatter, yamlLine } from './front-matter.ts';
import { mostProblems, unknownSlug } from './problems.ts';
import { headings, readSections, type Sections } from './sections.ts';
import { tidied } from './tidy.ts';

export interface ExampleFile {
  slug: string;
  example: Example;
  formerly: string[];
  /** Where a key stands, for what only the whole folder shows to be wrong. */
  lineOf: (path: Path) => number;
}

/** One example from the text of its file, or everything that is wrong with it. Names null: not checked. */
export function readExampleFile(
  text: string,
  fileSlug: string,
  names: Names | null,
): ExampleFile | { faults: FieldFault[] } {
  const parts = splitFrontMatter(text);
  if ('message' in parts) return { faults: [{ ...parts, field: null }] };
  const front = readYaml(parts.yaml);
  if ('faults' in front) return { faults: front.faults.map((fault) => moved(fault, yamlLine)) };
  if (!isRecord(front.value)) {
    const message = 'must have front matter of keys and values, such as “title: …”';
    return { faults: [{ line: 1, field: null, message }] };
  }

  const sections = readSections(parts.body);
  const { formerly, ...facts } = asRecord(tidied(front.value));
  const given = { ...facts, ...sections.texts };
  const example = exampleSchema.safeParse(given);
  const former = formerlySchema.safeParse(formerly);
  const named = checkSlug(fileSlug);
  const faults = sections.faults.map((fault) => moved(fault, parts.bodyLine));
  const issues: Issue[] = [
    ...named,
    ...misplaced(facts),
    ...(example.success ? [] : issuesOf(example.error, given, keysAt)),
    ...(former.success ? [] : issuesOf(former.error, formerly, keysAt).map(underFormerly)),
    ...(names ? unknownNames(facts, names) : []),
  ];
  const lineOf = createLineOf(parts.yaml, facts, sections, parts.bodyLine);
  if (example.success && former.success && issues.length === 0 && faults.length === 0) {
    return { slug: fileSlug, example: example.data, formerly: former.data, lineOf };
  }
  // To find the line of each takes as long as the file is; no more are told.
  for (const { path, message } of issues.slice(0, mostProblems)) {
    faults.push({ line: path.length === 0 ? null : lineOf(path), field: fieldName(path), message });
  }
  return { faults };
}

const formerlySchema = listOf(slug);
const nested: Record<string, readonly string[]> = {
  organisations: keysOf(organisationRefSchema),
  places: ['name', 'latitude', 'longitude'],
  participants: keysOf(participantsSchema),
  exchanges: keysOf(exchangeSchema),
  sources: keysOf(sourceSchema),
  activities: keysOf(activitySchema),
  verified: ['field', 'by', 'date'],
  doubts: ['field', 'why'],
  contested: keysOf(contestedSchema),
  replies: keysOf(replySchema),
};
const bodyFields = new Set<string>(['summary', ...Object.keys(headings)]);
const frontKeys = [...keysOf(exampleSchema).filter((key) => !bodyFields.has(key)), 'formerly'];

function keysOf(schema: { shape: Record<string, unknown> }): string[] {
  return Object.keys(schema.shape);
}

function keysAt(path: Path): readonly string[] {
  return path.length === 0 ? frontKeys : (nested[String(path[0])] ?? []);
}

function checkSlug(fileSlug: string): Issue[] {
  const checked = slug.safeParse(fileSlug);
  if (checked.success) return [];
  return [
    {
      path: [],
      message: `has a name that cannot be an address: it ${checked.error.issues[0]?.message}`,
    },
  ];
}

// Prose that stands in the front matter would be silently lost under the body's.
function misplaced(facts: Record<string, unknown>): Issue[] {
  return Object.keys(facts)
    .filter((key) => bodyFields.has(key))
    .map((key) => {
      const heading = headings[key as keyof typeof headings];
      const where = heading ? `under “## ${heading}”` : 'first';
      return { path: [key], message: `belongs below the front matter, ${where}` };
    });
}

function unknownNames(facts: Record<string, unknown>, names: Names): Issue[] {
  const issues: Issue[] = [];
  const { statistic } = facts;
  if (typeof statistic === 'string' && !names.statistics.has(statistic)) {
    issues.push({
      path: ['statistic'],
      message: unknownSlug(statistic, 'statistic', names.statistics),
    });
  }
  for (const list of ['organisations', 'replies']) {
    const given = facts[list];
    for (const [index, one] of (Array.isArray(given) ? given.slice(0, 100) : []).entries()) {
      const named = asRecord(one).organisation;
      if (typeof named !== 'string' || names.organisations.has(named)) continue;
      const message = unknownSlug(named, 'organisation', names.organisations);
      issues.push({ path: [list, index, 'organisation'], message });
    }
  }
  return issues;
}

function createLineOf(
  yaml: string,
  facts: Record<string, unknown>,
  sections: Sections,
  bodyLine: number,
) {
  let locate: ((path: Path) => number) | null = null;
  return (path: Path): number => {
    const field = String(path[0]) as keyof Sections['lines'];
    const section = sections.lines[field];
    if (section !== undefined && !Object.hasOwn(facts, field)) return section + bodyLine - 1;
    locate ??= createLocator(yaml);
    return locate(path) + yamlLine - 1;
  };
}

function underFormerly({ path, message }: Issue): Issue {
  return { path: ['formerly', ...path], message };
}

function moved(fault: FieldFault, firstLine: number): FieldFault {
  return { ...fault, line: fault.line === null ? null : fault.line + firstLine - 1 };
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
