import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { z } from 'zod';
import { Invalid, type Problem } from '../../kernel/errors.ts';
import { mostBytes, readText } from '../../kernel/text-file.ts';
import { createLocator, readYaml } from '../../kernel/yaml.ts';
import { type Scheme, schemeSchema } from './schema.ts';

/** What is wrong with a scheme's file: at which line, from 1, and in which field, where that is known. */
export interface SchemeFault {
  line: number | null;
  field: string | null;
  message: string;
}

/** A scheme from its YAML file. Throws Invalid that names each wrong field. */
export async function readSchemeFile(path: string): Promise<Scheme> {
  const read = await checkSchemeFile(path);
  if ('scheme' in read) return read.scheme;
  throw new Invalid(read.faults.map((fault) => asProblem(fault)));
}

/** A scheme from its YAML file, or everything that is wrong with it. Nothing but a plain file is read. */
export async function checkSchemeFile(
  path: string,
): Promise<{ scheme: Scheme } | { faults: SchemeFault[] }> {
  const bytes = await readPlainFile(path);
  if (typeof bytes === 'string') return { faults: [{ line: null, field: null, message: bytes }] };
  const text = readText(bytes);
  return typeof text === 'string' ? readScheme(text) : { faults: [{ ...text, field: null }] };
}

/** The same from its text. */
export function readScheme(text: string): { scheme: Scheme } | { faults: SchemeFault[] } {
  const yaml = readYaml(text);
  if ('faults' in yaml) return { faults: yaml.faults };
  const read = schemeSchema.safeParse(yaml.value, { error: inWords });
  if (read.success) return { scheme: read.data };
  const lineOf = createLocator(text);
  const faults = read.error.issues.flatMap(({ path, message, ...issue }): SchemeFault[] => {
    const fault = (at: PropertyKey[], why: string) => ({
      line: lineOf(at),
      field: placeOf(at),
      message: why,
    });
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => fault([...path, key], 'is not a key of a scheme'));
    }
    return [fault(path, isThere(yaml.value, path) ? message : 'is missing')];
  });
  return { faults };
}

function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  const at = path.reduce((one, key) => (one as Record<PropertyKey, unknown> | null)?.[key], value);
  return at !== undefined;
}

/** A fault as one problem of a form or a command: `routes.1.quorum.lay`, `must be … (line 42)`. */
export function asProblem({ line, field, message }: SchemeFault): Problem {
  return { field: field ?? 'file', message: line === null ? message : `${message} (line ${line})` };
}

function placeOf(path: readonly PropertyKey[]): string | null {
  return path.length === 0 ? null : path.map(String).join('.');
}

/** The bytes of a plain file, or why they are not read. A link may lead elsewhere, and a pipe has no end. */
async function readPlainFile(path: string): Promise<Uint8Array | string> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    await using file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const found = await file.stat();
    if (!found.isFile()) return unread.EISDIR as string;
    if (found.size > mostBytes) return tooLarge;
    return await file.readFile();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const message = unread[code];
    if (!message) throw error;
    return message;
  }
}

const tooLarge = `is larger than ${mostBytes.toLocaleString('en-GB')} bytes, which is the most for one file`;

const unread: Record<string, string> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EACCES: 'may not be read by this user',
  EISDIR: 'is not a plain file',
  ENXIO: 'is not a plain file',
  ELOOP: 'is a symbolic link: name the file that it leads to',
};

/** What the schema does not say in words of its own. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `must have at least ${issue.minimum} ${Number(issue.minimum) === 1 ? 'entry' : 'entries'}`
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum} entries`
        : `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys with their values',
  record: 'a block of keys with their values',
};
