import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Database, openDatabase } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { lockDatabase } from './database/serving-lock.ts';
import { Conflict } from './errors.ts';
import { type Settings, shortestSecret } from './settings.ts';

type Place = Pick<Settings, 'COUNTERSIGN_DATA' | 'DATABASE_URL'>;

/** Opens the register's database, makes it when there is none, and brings it to this version. */
export async function openRegister(settings: Place): Promise<Database> {
  const db = openUnmigrated(settings);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** Opens the register's database as it is. Only its owner may read the folder and the file. */
export function openUnmigrated({ COUNTERSIGN_DATA, DATABASE_URL }: Place): Database {
  if (DATABASE_URL) return openDatabase({ url: DATABASE_URL });
  mkdirSync(COUNTERSIGN_DATA, { recursive: true, mode: 0o700 });
  const file = join(COUNTERSIGN_DATA, 'register.db');
  closeSync(openSync(file, 'a', 0o600));
  return openDatabase({ file });
}

/** The secret for signing: the setting, or one made once and kept in the data folder. */
export function readSecret(
  settings: Pick<Settings, 'COUNTERSIGN_DATA' | 'COUNTERSIGN_SECRET'>,
): string {
  if (settings.COUNTERSIGN_SECRET) return settings.COUNTERSIGN_SECRET;
  mkdirSync(settings.COUNTERSIGN_DATA, { recursive: true, mode: 0o700 });
  const file = join(settings.COUNTERSIGN_DATA, 'secret');
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  // A full disk leaves an empty file, and keys made with that could be made by anybody.
  if (secret.length < shortestSecret) {
    throw new Conflict(
      `${file} must hold a secret of at least ${shortestSecret} characters. Put back the one that was there, or remove the file and a new one is made; private links sent before then stop working.`,
    );
  }
  return secret;
}

export interface DataLock {
  /** Tells whoever is refused where this process answers, and commands which address its links have. */
  announce: (address: string, url: string) => void;
  release: () => void | Promise<void>;
}

/** Keeps servers and a restore apart. Throws Conflict where the other, or on a data folder anybody, is there. */
export async function lockRegister(
  { COUNTERSIGN_DATA, DATABASE_URL }: Place,
  as: 'server' | 'restore',
): Promise<DataLock> {
  // Several processes may serve one PostgreSQL; the embedded file has one.
  if (!DATABASE_URL) return lockDataFolder(COUNTERSIGN_DATA);
  return { announce() {}, release: await lockDatabase(DATABASE_URL, as) };
}

/**
 * Takes the data folder for one serving process (or one restore). The lock is SQLite's on a file of its
 * own: the system lets go of it when the process ends in whatever way. Throws Conflict naming the holder.
 */
function lockDataFolder(folder: string): DataLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holder = join(folder, 'lock.txt');
  const file = join(folder, 'lock.db');
  closeSync(openSync(file, 'a', 0o600));
  // Half a second: a command that only looks who is here (findServedUrl) must not stop a server.
  const lock = new DatabaseSync(file, { timeout: 500 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    // 5 is SQLITE_BUSY: somebody has it. Anything else is a fault of the disk or of rights.
    if ((error as { errcode?: number }).errcode !== 5) throw error;
    throw new Conflict(`This data folder is in use by ${readHolder(holder)}: ${folder}`);
  }
  const announce = (text: string) => writeFileSync(holder, text, { mode: 0o600 });
  announce(`process ${process.pid}`);
  return {
    announce: (address, url) => announce(`process ${process.pid}, which serves ${address}\n${url}`),
    release: () => lock.close(),
  };
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n', 1).join().slice(0, 200) || 'another process';
  } catch {
    return 'another process';
  }
}

/**
 * The public address of the server that has the data folder now; null where none has, or where the
 * register is in PostgreSQL, whose servers may be elsewhere.
 */
export function findServedUrl({ COUNTERSIGN_DATA, DATABASE_URL }: Place): string | null {
  const file = join(COUNTERSIGN_DATA, 'lock.db');
  if (DATABASE_URL || !existsSync(file) || !isLocked(file)) return null;
  const [, url] = readFileSync(join(COUNTERSIGN_DATA, 'lock.txt'), 'utf8').split('\n');
  return url || null;
}

// A server that was killed leaves its address behind, but not its lock.
function isLocked(file: string): boolean {
  const lock = new DatabaseSync(file, { readOnly: true });
  try {
    lock.prepare('select count(*) from sqlite_schema').get();
    return false;
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== 5) throw error;
    return true;
  } finally {
    lock.close();
  }
}
