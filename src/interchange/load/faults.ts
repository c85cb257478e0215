import type { z } from 'zod';
import type { Path } from '../../kernel/yaml.ts';
import { didYouMean, quoted } from './problems.ts';

export interface Issue {
  path: Path;
  message: string;
}

/**
 * What a schema found wrong with what a file says, each with its path in the file. `keysAt` answers
 * the keys that are known at a path, for a suggestion where one is misspelt.
 */
export function issuesOf(
  error: z.ZodError,
  value: unknown,
  keysAt: (path: Path) => readonly string[],
): Issue[] {
  return error.issues.flatMap((issue) => readIssue(issue, [], value, keysAt));
}

/** A path as a person would say it, without the numbers of a list: `sources.url`. */
export function fieldName(path: Path): string | null {
  return path.filter((step) => typeof step !== 'number').join('.') || null;
}

function readIssue(
  issue: z.core.$ZodIssue,
  above: Path,
  value: unknown,
  keysAt: (path: Path) => readonly string[],
): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `is not a key that is known here${didYouMean(key, keysAt(path))}`,
    }));
  }
  if (issue.code === 'invalid_union') {
    // The branch that understood the most of it is the one that was meant.
    const meant = issue.errors.find((branch) =>
      branch.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
    );
    if (meant) return meant.flatMap((one) => readIssue(one, path, value, keysAt));
    return [{ path, message: 'must be a name, or a name with latitude and longitude' }];
  }
  return [{ path, message: message(issue, valueAt(value, path)) }];
}

function message(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === undefined) return 'is missing';
  if (typeof found === 'number' && /text|code/.test(issue.message)) {
    return `must be text; put ${quoted(found)} in quotation marks: "${found}"`;
  }
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.code !== 'invalid_type') return 'is not what is taken here';
  return `must be ${kinds[issue.expected] ?? issue.expected}, not ${quoted(found)}`;
}

const kinds: Record<string, string> = {
  object: 'keys with values',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.hasOwn(found, step) ? (found as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return found;
}
