import { join } from 'node:path';
import { Readable } from 'node:stream';
import { change, type Database } from '../../../kernel/database/database.ts';
import { Conflict } from '../../../kernel/errors.ts';
import type { BackupSource } from '../../backup/file.ts';
import { restore } from '../../backup/restore.ts';
import { privateName } from '../../export/countersign/format.ts';
import { openSealed } from '../../sealing/sealing.ts';
import type { ExportedFolder } from './folder.ts';
import { findDifference, isEmpty, isSameAsBackup } from './standing-queries.ts';
import { storeFolder, type Totals } from './store-actions.ts';

export interface ImportOptions {
  dryRun: boolean;
  /** Told of how many examples are done. */
  onProgress?: (done: number) => void;
}

/**
 * Puts the public files of a checked folder into an empty register, in one transaction; answers null where
 * the register is the same already. Throws BadFolder; Conflict where something else is in the register.
 */
export async function importPublic(
  db: Database,
  folder: ExportedFolder,
  { dryRun, onProgress = () => {} }: ImportOptions,
): Promise<Totals | null> {
  if (!(await isEmpty(db))) {
    const different = await findDifference(db, folder);
    if (different === null) return null;
    throw notEmpty(` (${different} would be another)`);
  }
  const whole = change(db, async (trx, version) => {
    // Somebody may have begun in between.
    if (!(await isEmpty(trx))) throw notEmpty('');
    const totals = await storeFolder({ trx, version, folder, onProgress });
    if (dryRun) throw new Undone(totals);
    return totals;
  });
  return whole.catch((error) => {
    if (error instanceof Undone) return error.totals;
    throw error;
  });
}

/**
 * Puts the private part of a checked folder, which is the whole register, into an empty one; answers how
 * many rows, null where the register is the same already. Throws Conflict as `importPublic` does, and
 * where the passphrase or the file is wrong.
 */
export async function importPrivate(
  db: Database,
  folder: ExportedFolder,
  passphrase: string,
  { dryRun }: Pick<ImportOptions, 'dryRun'>,
): Promise<number | null> {
  const name = join(folder.shown, privateName);
  const read = await openSealed(join(folder.root, privateName), passphrase);
  const source: BackupSource = { name, open: async () => Readable.from(read()) };
  if (await isEmpty(db)) return restore(db, source, { replace: true, dryRun });
  if (await isSameAsBackup(db, source)) return null;
  throw notEmpty('');
}

function notEmpty(how: string): Conflict {
  return new Conflict(
    `There is something in this register already, and it is not what the folder holds${how}. An export goes into an empty register: set COUNTERSIGN_DATA to a new folder, or DATABASE_URL to an empty database. Nothing was changed.`,
  );
}

/** Rolls back what was only tried. */
class Undone extends Error {
  readonly totals: Totals;

  constructor(totals: Totals) {
    super('Nothing of it is kept.');
    this.totals = totals;
  }
}
