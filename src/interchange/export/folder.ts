import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Conflict } from '../../kernel/errors.ts';

/** What the file at the root of every export says of it; no date, so that the same register gives the same bytes. */
export const manifestName = 'countersign-export.json';

/** Text, bytes, or pieces of either. */
export type Content = Piece | Iterable<Piece> | AsyncIterable<Piece>;
type Piece = string | Uint8Array;

/** Where an export is written: nothing is at its place until all of it is whole. */
export interface ExportFolder {
  /** Writes one file, its folders made; `path` is relative, with slashes. */
  write(path: string, content: Content): Promise<void>;
}

export interface Written {
  files: number;
  bytes: number;
}

/**
 * Writes an export of a format into a folder: new, empty, or holding a former export of the same
 * format, which is then replaced whole. Throws Conflict for any other, and leaves it as it was; so does
 * whatever `fill` throws.
 */
export async function writeFolder(
  given: string,
  format: string,
  fill: (folder: ExportFolder) => Promise<void>,
): Promise<Written> {
  const target = resolve(given);
  requireFree(target, format);
  const half = `${target}.${process.pid}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  try {
    const files: Record<string, { bytes: number; sha256: string }> = Object.create(null);
    const made = new Set<string>();
    await fill({
      async write(path, content) {
        if (path in files) throw new Error(`${path} was written twice.`);
        files[path] = { bytes: 0, sha256: '' };
        const place = join(half, path);
        if (!made.has(dirname(place))) mkdirSync(dirname(place), { recursive: true });
        made.add(dirname(place));
        files[path] = await writeOne(place, content);
      },
    });
    const paths = Object.keys(files).sort();
    const listed = Object.fromEntries(paths.map((path) => [path, files[path]]));
    const manifest = { format: `countersign ${format}`, version: 1, files: listed };
    await writeOne(join(half, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
    rmSync(target, { recursive: true, force: true });
    renameSync(half, target);
    const bytes = paths.reduce((sum, path) => sum + (files[path]?.bytes ?? 0), 0);
    return { files: paths.length, bytes };
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function requireFree(target: string, format: string): void {
  if (!existsSync(target)) return;
  let entries: string[];
  try {
    entries = readdirSync(target);
  } catch {
    throw new Conflict(`${target} is not a folder that can be read.`);
  }
  if (entries.length === 0 || formatOf(target) === `countersign ${format}`) return;
  throw new Conflict(
    `${target} holds something else than an export of this format. Name a new folder, or an empty one.`,
  );
}

function formatOf(folder: string): string | null {
  try {
    return JSON.parse(readFileSync(join(folder, manifestName), 'utf8')).format;
  } catch {
    return null;
  }
}

async function writeOne(
  path: string,
  content: Content,
): Promise<{ bytes: number; sha256: string }> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    const whole = Buffer.from(content);
    await writeFile(path, whole);
    return { bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') };
  }
  await pipeline(Readable.from(content), createWriteStream(path));
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    bytes += piece.length;
    hash.update(piece);
  }
  return { bytes, sha256: hash.digest('hex') };
}
