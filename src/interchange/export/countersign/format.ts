import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleMarkdown } from '../../../examples/markdown-file.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { resourceFile } from '../../../resources/markdown-file.ts';
import { listFinalResources } from '../../../resources/queries.ts';
import { vocabulariesFolder } from '../../../vocabulary/vocabularies.ts';
import { backupLines } from '../../backup/backup.ts';
import { zipLines } from '../../backup/file.ts';
import { seal } from '../../sealing/sealing.ts';
import type { ExportFolder } from '../folder.ts';
import type { ExportFormat } from '../formats.ts';
import type { ExportSource } from '../source.ts';
import { writeDesk } from './desk.ts';
import { listHistory, readFormerSlugs } from './history.ts';
import { lines } from './lines.ts';
import { organisationsYaml, statisticsYaml } from './names.ts';
import { publicRevision } from './public-revision.ts';
import { readMe } from './readme.ts';
import { listRecord } from './record.ts';

/** The file of what is not public. */
export const privateName = 'register.private';

/** Everything public in the layout of register/, and what an import needs to put it back as it was. */
export const countersignFormat: ExportFormat = {
  name: 'countersign',
  says: 'everything public, as Markdown and YAML with every version and the public record; import reads it back',
  async write(source, folder) {
    const { db, names } = source;
    const demonstration = await db.selectFrom('demonstration').select('made').executeTakeFirst();
    const made = demonstration?.made ?? null;
    const hasDesk = await writeDesk(source, folder);
    await folder.write('README.md', readMe(source, { isDemonstration: made !== null, hasDesk }));
    await folder.write('register.json', `${JSON.stringify({ demonstration: made }, null, 1)}\n`);
    await folder.write('organisations.yaml', organisationsYaml(names));
    await folder.write('statistics.yaml', await statisticsYaml(db, names));
    await writeVocabularies(folder);
    await writeExamples(source, folder);
    await folder.write('history.jsonl', lines(listHistory(db)));
    await writeResources(db, folder);
    await folder.write('record.jsonl', lines(listRecord(db)));
  },
  // A backup has everything there is, and is tested to bring it back on either database.
  async writePrivate({ db }, folder, passphrase) {
    const backup = zipLines(backupLines(db, new Date()));
    await folder.write(privateName, seal(backup, passphrase));
  },
};

async function writeVocabularies(folder: ExportFolder): Promise<void> {
  for (const name of readdirSync(vocabulariesFolder).filter((one) => one.endsWith('.yaml'))) {
    await folder.write(`vocabularies/${name}`, readFileSync(join(vocabulariesFolder, name)));
  }
}

async function writeExamples(source: ExportSource, folder: ExportFolder): Promise<void> {
  const former = await readFormerSlugs(source.db);
  for await (const { stored, example } of source.examples()) {
    const { id, slug } = stored;
    await folder.write(`examples/${slug}.md`, exampleMarkdown(example, former.get(slug)));
    for (const revision of await source.revisions(id)) {
      const file = publicRevision(revision);
      const text = `${JSON.stringify(file, null, 1)}\n`;
      await folder.write(`revisions/${slug}/${file.number}.json`, text);
    }
  }
}

async function writeResources(db: Queryable, folder: ExportFolder): Promise<void> {
  const resources = await listFinalResources(db);
  for (const resource of resources) {
    await folder.write(`resources/${resource.reference}.md`, resourceFile(resource));
  }
  const updated = resources.map(({ reference, updated }) => ({ reference, updated }));
  await folder.write('resources.jsonl', lines(updated));
}
