import type { Command } from '../../kernel/command.ts';
import { openUnmigrated } from '../../kernel/data-folder.ts';
import { migrate } from '../../kernel/database/migrate.ts';
import { readSettings } from '../../kernel/settings.ts';

export const migrateCommand: Command = {
  help: `
Usage: bin/countersign migrate

Brings the database to this program's version, all or nothing. serve and load do so by themselves.
A database that a newer program made is refused.`,
  takes: [0, 0],
  async run({ out }) {
    const db = openUnmigrated(readSettings());
    try {
      const done = await migrate(db);
      out(done.length > 0 ? `Ran ${done.join(', ')}.` : 'The database is at this version already.');
      return 0;
    } finally {
      await db.destroy();
    }
  },
};
