import { resolve } from 'node:path';
import type { Command } from '../../kernel/command.ts';
import { lockRegister, openRegister } from '../../kernel/data-folder.ts';
import { readSettings } from '../../kernel/settings.ts';
import { cast, type InventedPerson } from './cast.ts';
import { makeDemonstration } from './make-actions.ts';

const usual = 'data-demo/';

export const demoCommand: Command = {
  help: `
Usage: bin/countersign demo [--data <folder>] [--json]

Makes a register in which everything is invented, to try the review desk with: two schemes, two
producers, people in every role, and applications in every state there is, dated from today. Every
page of it says that it is a demonstration. It is made in an empty register only, and nothing real can
be loaded into it. With DATABASE_URL it is made in that database.

  --data   the folder to make it in (default ${usual})
  --json   one JSON document`,
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  takes: [0, 0],
  async run({ options, out }) {
    const folder = resolve(String(options.data ?? resolve(import.meta.dirname, '../../..', usual)));
    const settings = { ...readSettings(), COUNTERSIGN_DATA: folder };
    const url = settings.COUNTERSIGN_URL ?? `http://localhost:${settings.PORT}`;
    const lock = await lockRegister(settings, 'restore');
    try {
      const db = await openRegister(settings);
      const onProgress = process.stderr.isTTY ? showProgress : undefined;
      const made = await makeDemonstration(db, {
        url,
        today: new Date(),
        ...(onProgress && { onProgress }),
      }).finally(() => db.destroy());
      const people = Object.values<InventedPerson>(cast).map(({ email, name, sees }) => ({
        email,
        name,
        sees: sees ?? null,
      }));
      if (options.json) out(JSON.stringify({ folder, ...made, people }));
      else for (const line of walk(folder, url, made.applications)) out(line);
      return 0;
    } finally {
      await lock.release();
    }
  },
};

function walk(folder: string, url: string, applications: number): string[] {
  const guides = Object.values<InventedPerson>(cast).filter(({ sees }) => sees);
  return [
    `A demonstration with ${applications} invented applications is in ${folder}.`,
    '',
    'Serve it:',
    `  COUNTERSIGN_DATA=${folder} bin/countersign serve`,
    '',
    `Then open ${url}/people/sign-in, which has a button for each invented person. Begin with these:`,
    ...guides.map(({ name, sees }) => `  ${name}: ${sees}`),
    '',
    `What everybody sees: ${url}/decisions and ${url}/meetings`,
    'A walk of ten minutes is in docs/review-desk.md.',
  ];
}

let shownAt = 0;

function showProgress(done: number, of: number): void {
  if (done < of && performance.now() - shownAt < 200) return;
  shownAt = performance.now();
  process.stderr.write(`\r${done} of ${of} steps${done === of ? '\n' : ''}`);
}
