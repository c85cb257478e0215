import type { Command } from '../../kernel/command.ts';
import { lockRegister, openRegister } from '../../kernel/data-folder.ts';
import { readSettings } from '../../kernel/settings.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

export const backupCommand: Command = {
  help: `
Usage: bin/countersign backup <file> [--json]

Writes everything in the database to one compressed file, as of one moment, also while the register is
served. It holds personal data: only you may read it. restore reads it on either kind of database.
The secret in the data folder is not in it.`,
  options: { json: { type: 'boolean' } },
  takes: [1, 1],
  async run({ options, given, out }) {
    const db = await openRegister(readSettings());
    try {
      const file = given[0] as string;
      const rows = await backUp(db, file, new Date());
      out(options.json ? JSON.stringify({ file, rows }) : `Wrote ${rows} rows to ${file}.`);
      return 0;
    } finally {
      await db.destroy();
    }
  },
};

export const restoreCommand: Command = {
  help: `
Usage: bin/countersign restore <file> [--replace] [--json]

Puts a backup in the place of everything in the database, all or nothing. Stop the server first.

  --replace   also when there is something in the register, which is then lost`,
  options: { json: { type: 'boolean' }, replace: { type: 'boolean' } },
  takes: [1, 1],
  async run({ options, given, out }) {
    const settings = readSettings();
    const lock = await lockRegister(settings, 'restore');
    try {
      const db = await openRegister(settings);
      const file = given[0] as string;
      const rows = await restore(db, file, { replace: options.replace === true }).finally(() =>
        db.destroy(),
      );
      out(options.json ? JSON.stringify({ file, rows }) : `Restored ${rows} rows from ${file}.`);
      return 0;
    } finally {
      await lock.release();
    }
  },
};
