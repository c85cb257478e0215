import type { Command } from '../../kernel/command.ts';
import { openRegister } from '../../kernel/data-folder.ts';
import type { Database } from '../../kernel/database/database.ts';
import { inSnapshot } from '../../kernel/database/tables.ts';
import type { Site } from '../../kernel/http/site.ts';
import { readSettings, type Settings } from '../../kernel/settings.ts';
import { readPassphrase } from '../sealing/passphrase.ts';
import { writeFolder } from './folder.ts';
import { exportFormats } from './formats.ts';
import { readSource } from './source.ts';

type OpenSite = (given: { db: Database; settings: Settings; url: string; now: () => Date }) => Site;

const width = Math.max(...exportFormats.map(({ name }) => name.length));

/** `openSite`: the whole register over a database, for the format that writes its pages. */
export const exportCommand = (openSite: OpenSite): Command => ({
  help: `
Usage: bin/countersign export <format> <folder> [--private] [--json]

Writes everything that is public into a folder, as of one moment, also while the register is served. The
same register gives the same bytes. A former export of the same format in the folder is replaced whole;
any other folder that holds something is refused.

Formats:
${exportFormats.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`).join('\n')}

  --private  with countersign: everything else too (drafts, contributions, people, the review desk …) in
             one file, encrypted to a passphrase: COUNTERSIGN_PASSPHRASE, or asked for in a terminal.
             It holds personal data. The secret in the data folder is not in it.
  --json     print what was written as JSON

Addresses in what is written begin with COUNTERSIGN_URL. docs/import-and-export.md has more.`,
  options: { json: { type: 'boolean' }, private: { type: 'boolean' } },
  takes: [2, 2],
  async run({ options, given, out, err }) {
    const [name, folder] = given as [string, string];
    const format = exportFormats.find((one) => one.name === name);
    if (!format) {
      err(
        `“${name}” is no format: it is one of ${exportFormats.map((one) => one.name).join(', ')}.`,
      );
      return 2;
    }
    const { writePrivate } = format;
    if (options.private && !writePrivate) {
      err(`--private is for the format countersign: ${name} holds only what is public.`);
      return 2;
    }
    const settings = readSettings();
    const passphrase =
      options.private && writePrivate ? await readPassphrase(settings, { isNew: true }) : null;
    const db = await openRegister(settings);
    const url = settings.COUNTERSIGN_URL ?? `http://localhost:${settings.PORT}`;
    // What changes by the clock alone is as of today, so that the same day gives the same bytes.
    const today = new Date(new Date().toISOString().slice(0, 10));
    const now = () => today;
    const shows = process.stderr.isTTY && !options.json;
    try {
      let examples = 0;
      const written = await inSnapshot(db, async (snapshot) => {
        const source = await readSource(
          snapshot,
          url,
          (done, of) => {
            if (shows) process.stderr.write(`\r${done} of ${of} examples`);
          },
          () => openSite({ db: snapshot as Database, settings, url, now }),
        );
        examples = source.total;
        return writeFolder(folder, format.name, async (into) => {
          await format.write(source, into);
          if (passphrase !== null) await writePrivate?.(source, into, passphrase);
        });
      });
      if (shows) process.stderr.write('\r\u001b[K');
      out(
        options.json
          ? JSON.stringify({
              format: name,
              folder,
              examples,
              private: passphrase !== null,
              ...written,
            })
          : `Wrote ${examples} examples in ${written.files} files to ${folder}.${passphrase === null ? '' : ' Keep the passphrase: without it nobody can read register.private.'}`,
      );
      return 0;
    } finally {
      await db.destroy();
    }
  },
});
