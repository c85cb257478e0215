import { z } from 'zod';
import { createLocator, type FieldFault, readYaml } from '../../kernel/yaml.ts';
import { type StatisticRecord, statisticRecordSchema } from '../../statistics/schema.ts';
import { type Organisation, organisationSchema } from '../../vocabulary/authorities/schema.ts';
import { fieldName, issuesOf } from './faults.ts';
import { mostProblems, quoted } from './problems.ts';
import { tidied } from './tidy.ts';

/** The organisations of organisations.yaml, or everything that is wrong there. */
export function readOrganisations(text: string): Organisation[] | { faults: FieldFault[] } {
  return readList(text, organisationSchema);
}

/** The statistics of statistics.yaml with what it says of them, or everything that is wrong there. */
export function readStatistics(text: string): StatisticRecord[] | { faults: FieldFault[] } {
  return readList(text, statisticRecordSchema);
}

function readList<T extends { slug: string }>(
  text: string,
  schema: z.ZodObject & z.ZodType<T>,
): T[] | { faults: FieldFault[] } {
  const read = readYaml(text);
  if ('faults' in read) return read;
  // A file of comments alone is an empty list.
  const value = tidied(read.value ?? []);
  const parsed = z.array(schema, { error: 'must be a list' }).safeParse(value);
  const issues = parsed.success
    ? repeats(parsed.data)
    : issuesOf(parsed.error, value, () => Object.keys(schema.shape));
  if (parsed.success && issues.length === 0) return parsed.data;
  const locate = createLocator(text);
  return {
    faults: issues.slice(0, mostProblems).map(({ path, message }) => ({
      line: locate(path),
      field: fieldName(path),
      message,
    })),
  };
}

function repeats(items: readonly { slug: string }[]) {
  const seen = new Set<string>();
  return items.flatMap(({ slug }, index) => {
    if (!seen.has(slug)) {
      seen.add(slug);
      return [];
    }
    return [{ path: [index, 'slug'], message: `${quoted(slug)} is there twice` }];
  });
}
