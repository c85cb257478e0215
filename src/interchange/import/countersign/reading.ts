import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { exampleSchema } from '../../../examples/schema.ts';
import { readText } from '../../../kernel/text-file.ts';
import type { FieldFault } from '../../../kernel/yaml.ts';
import { fieldName, issuesOf } from '../../load/faults.ts';
import { BadFolder, type ExportedFolder, fault } from './folder.ts';

/** The longest file that is held as a whole, and the longest line of one that is not, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/** The text of a file of the folder. Throws BadFolder. */
export function textOf(folder: ExportedFolder, path: string): string {
  const text = readText(readFileSync(join(folder.root, path)), mostBytes);
  if (typeof text === 'string') return text;
  throw fault(folder, path, text.message, text.line);
}

/** What a reader of the loader found in a file. Throws BadFolder with its faults. */
export function sound<T extends object>(
  folder: ExportedFolder,
  path: string,
  read: T | { faults: FieldFault[] },
): T {
  if (!('faults' in read)) return read;
  throw new BadFolder(read.faults.map((one) => ({ file: join(folder.shown, path), ...one })));
}

/** One value of JSON as its schema gives it, and as it stands. Throws BadFolder. */
export function readJson<T extends z.ZodType>(
  folder: ExportedFolder,
  path: string,
  schema: T,
  text: string,
  line: number | null = null,
): z.output<T> {
  const value = parseJson(folder, path, text, line);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (isRedacted(parsed.error, value)) return value as z.output<T>;
  throw new BadFolder(
    issuesOf(parsed.error, value, () => []).map((issue) => ({
      file: join(folder.shown, path),
      line,
      field: fieldName(issue.path),
      message: issue.message,
    })),
  );
}

/** Every line of a file of JSON Lines, one at a time. Throws BadFolder, naming the line. */
export function* readJsonLines<T extends z.ZodType>(
  folder: ExportedFolder,
  path: string,
  schema: T,
): Generator<z.output<T>> {
  let number = 0;
  for (const line of linesOf(folder, path)) {
    number++;
    yield readJson(folder, path, schema, line, number);
  }
}

// A mark in the place of what was redacted may be longer than what was there: that version stands as it is.
function isRedacted(error: z.ZodError, value: unknown): boolean {
  const { example } = value as { example?: object };
  return (
    error.issues.every((issue) => issue.code === 'too_big' && issue.origin === 'string') &&
    Object.keys(exampleSchema.shape).every((key) => Object.hasOwn(example ?? {}, key))
  );
}

function parseJson(
  folder: ExportedFolder,
  path: string,
  text: string,
  line: number | null,
): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault(folder, path, 'is not JSON here', line);
  }
}

// Nothing but queries is awaited within a transaction: so files are read without waiting.
function* linesOf(folder: ExportedFolder, path: string): Generator<string> {
  const file = openSync(join(folder.root, path), 'r');
  const piece = new Uint8Array(1024 * 1024);
  let waiting = Buffer.alloc(0);
  try {
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) break;
      waiting = Buffer.concat([waiting, piece.subarray(0, length)]);
      let from = 0;
      for (let end = waiting.indexOf(10); end >= 0; end = waiting.indexOf(10, from)) {
        yield waiting.toString('utf8', from, end);
        from = end + 1;
      }
      waiting = waiting.subarray(from);
      if (waiting.length > mostBytes) throw fault(folder, path, 'has a line that is too long');
    }
  } finally {
    closeSync(file);
  }
  if (waiting.length > 0) throw fault(folder, path, 'is cut short: its last line has no end');
}
