import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { Conflict } from '../../kernel/errors.ts';

/** The first line of a backup. Each row after it is a list: the number of its table, then its values. */
export const headerSchema = z.object({
  format: z.literal('countersign-backup-1'),
  /** The newest migration of the database it was made from. */
  migration: z.number().int(),
  made: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Header = z.output<typeof headerSchema>;

const trailerSchema = z.object({ rows: z.number().int(), sha256: z.string() });

/** Writes lines to a file, all or nothing: nobody ever sees half a backup. Only its owner may read it. */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const temporary = `${file}.${process.pid}.part`;
  try {
    const stream = createWriteStream(temporary, { mode: 0o600, flags: 'wx', flush: true });
    await pipeline(Readable.from(checked(lines)), createGzip(), stream);
    await rename(temporary, file);
    const folder = await open(dirname(file));
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** A backup to read, several times: its name for messages, and its bytes. */
export interface BackupSource {
  name: string;
  open: () => Promise<Readable>;
}

export function backupFile(name: string): BackupSource {
  return { name, open: async () => (await open(name)).createReadStream() };
}

/** The same bytes as in a file, for one that is encrypted. */
export function zipLines(lines: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const zip = createGzip();
  // An error of the lines is thrown to whoever reads.
  pipeline(Readable.from(checked(lines)), zip).catch((error) => zip.destroy(error));
  return zip;
}

/** Reads a backup to its end and answers its header; throws Conflict when it is not whole. */
export async function checkBackup(source: BackupSource): Promise<Header> {
  const { name } = source;
  const hash = createHash('sha256');
  let first: string | null = null;
  let last = '';
  let rows = -2;
  for await (const line of readLines(source)) {
    if (first === null) first = line;
    else hash.update(`${last}\n`);
    last = line;
    rows++;
  }
  const header = headerSchema.safeParse(json(first ?? ''));
  if (!header.success) throw new Conflict(`${name} is not a backup made by Countersign.`);
  const trailer = trailerSchema.safeParse(json(last));
  if (
    !trailer.success ||
    trailer.data.rows !== rows ||
    trailer.data.sha256 !== hash.digest('hex')
  ) {
    throw new Conflict(`${name} is damaged, or is not whole. Nothing was changed.`);
  }
  return header.data;
}

/** The rows of a backup that was checked, with the number of the table of each. */
export async function* readRows(
  source: BackupSource,
): AsyncGenerator<[table: number, ...values: unknown[]]> {
  let line: string | null = null;
  let first = true;
  for await (const next of readLines(source)) {
    if (line !== null && !first) yield JSON.parse(line, bytesBack);
    if (line !== null) first = false;
    line = next;
  }
}

/** Bytes as JSON, for `bytesBack`. */
export function bytesOut(value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}

function bytesBack(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value;
  return new Uint8Array(Buffer.from(String(value.base64), 'base64'));
}

async function* checked(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let rows = -1;
  for await (const line of lines) {
    hash.update(`${line}\n`);
    rows++;
    yield `${line}\n`;
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`;
}

/** Every line of a backup, its first and its last too. Throws Conflict where it cannot be unpacked. */
export async function* readLines({ name, open }: BackupSource): AsyncGenerator<string> {
  const bytes = await open();
  const unzipped = bytes.on('error', (error) => unzipped.destroy(error)).pipe(createGunzip());
  try {
    yield* createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!code.startsWith('Z_')) throw error;
    throw new Conflict(`${name} is damaged, or is not a backup of ours. Nothing was changed.`);
  } finally {
    unzipped.destroy();
    bytes.destroy();
  }
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
