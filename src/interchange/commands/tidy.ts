import { tidyContributions } from '../../contributions/retention/actions.ts';
import type { Command } from '../../kernel/command.ts';
import { openRegister } from '../../kernel/data-folder.ts';
import { readSettings } from '../../kernel/settings.ts';
import { deleteOldRequests } from '../following/actions.ts';

export const tidyCommand: Command = {
  help: `
Usage: bin/countersign tidy [--json]

Deletes what has been kept for as long as the settings say: contributors' addresses, and contributions
that were set aside as spam or withdrawn; and requests to follow that nobody confirmed. A serving
process does the same once an hour.

  --json   one JSON document`,
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  async run({ options, out }) {
    const settings = readSettings();
    const db = await openRegister(settings);
    try {
      const now = new Date();
      const tidied = {
        ...(await tidyContributions(db, settings, now)),
        requests: await deleteOldRequests({ db, now: () => now }),
      };
      if (options.json) out(JSON.stringify(tidied));
      else {
        out(`Contributors’ details erased: ${tidied.details}`);
        out(`Contributions deleted: ${tidied.contributions}`);
        out(`Requests to follow deleted: ${tidied.requests}`);
      }
    } finally {
      await db.destroy();
    }
    return 0;
  },
};
