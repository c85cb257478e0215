import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { type Open, onEachDatabase, openEmbedded } from '../../../../test/databases.ts';
import { contentOf, exportTo, importFrom } from '../../../../test/exports.ts';
import { type AnyRegister, anyRegister, make } from '../../../../test/generated-register.ts';
import type { Example } from '../../../examples/schema.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { readNames } from '../../../vocabulary/authorities/queries.ts';
import { verify } from '../../commands/verify.ts';
import { readExampleFile } from '../../load/example-file.ts';

onEachDatabase((database, open) => {
  it(`any register exported, wiped, imported and exported is the same bytes: ${database}`, async () => {
    // From PostgreSQL it goes to the embedded database, and back.
    const [numRuns, stations] = database === 'SQLite' ? [20, [open]] : [4, [openEmbedded, open]];
    await fc.assert(
      fc.asyncProperty(anyRegister, (register) =>
        inPassing((passing) => move(passing, register, open, stations)),
      ),
      { numRuns },
    );
  });
});

async function move(
  t: Pick<TestContext, 'after'>,
  register: AnyRegister,
  open: Open,
  stations: readonly Open[],
): Promise<void> {
  const from = await open(t);
  await make(from, register);
  const folder = await exportTo(t, from);
  const content = contentOf(folder);
  await compareMarkdown(from, folder);
  let last = folder;
  for (const openStation of stations) {
    const station = await openStation(t);
    await importFrom(station, last);
    last = await exportTo(t, station);
    assert.deepEqual(contentOf(last), content);
    assert.deepEqual((await verify(station)).problems, []);
    assert.equal(await importFrom(station, folder), null);
  }
}

/** Every example's Markdown says, as the loader reads it, what its newest version says. */
async function compareMarkdown(db: Database, folder: string): Promise<void> {
  const names = await readNames(db, null, 0);
  const files = contentOf(folder);
  for (const line of (files['history.jsonl'] ?? '').split('\n').filter(Boolean)) {
    const { slug, state, revision, formerly } = JSON.parse(line);
    if (state !== 'published') continue;
    const read = readExampleFile(files[`examples/${slug}.md`] ?? '', slug, names);
    assert.ok(!('faults' in read), JSON.stringify(read));
    assert.deepEqual(read.formerly, formerly);
    const path = join(folder, `revisions/${slug}/${revision}.json`);
    const { example } = JSON.parse(readFileSync(path, 'utf8')) as { example: Example };
    const said = {
      ...example,
      // A page says the organisation's own country where none is recorded here.
      organisations: example.organisations.map((one) => ({
        ...one,
        country: one.country ?? names.organisations.get(one.organisation)?.country ?? null,
      })),
      doubts: example.doubts.map(({ field }) => ({
        field,
        why: `Marked as doubtful at https://register.example/examples/${slug}; the reason is not published.`,
      })),
    };
    assert.deepEqual(read.example, said);
  }
}

/** What is opened in one run is closed at its end. */
async function inPassing(run: (t: Pick<TestContext, 'after'>) => Promise<void>): Promise<void> {
  const ends: (() => unknown)[] = [];
  try {
    await run({ after: (end) => void ends.push(end as () => unknown) });
  } finally {
    for (const end of ends) await end();
  }
}
