import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { parse } from 'yaml';
import { onEachDatabase, starterFolder } from '../../../test/databases.ts';
import { findExample } from '../../examples/queries.ts';

const fields = {
  'In full': 'description',
  'What was done': 'done',
  'What changed': 'changed',
  'What followed': 'consequences',
  'What was learned': 'lessons',
} as const;

/** Another reading of a file, as plain as can be, to hold the loader's to. */
function readPlainly(text: string): Record<string, unknown> {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const [summary = '', ...sections] = body.split(/^## /m);
  const facts: Record<string, unknown> = { ...parse(front), summary: summary.trim() };
  for (const section of sections) {
    const [heading = '', ...lines] = section.split('\n');
    facts[fields[heading as keyof typeof fields]] = lines.join('\n').trim();
  }
  return facts;
}

/** What was read, without what a file leaves out. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
      .map(([key, one]) => [key, present(one)]),
  );
}

onEachDatabase((_, __, openStarter) => {
  it('every example of the starter register reads back as its file says', async (t) => {
    const db = await openStarter(t);
    const files = readdirSync(join(starterFolder, 'examples')).filter((file) =>
      file.endsWith('.md'),
    );
    assert.equal(files.length, 100);
    for (const file of files) {
      const stored = await findExample(db, file.slice(0, -3));
      const { licence, places, ...read } = present(stored?.example) as Record<string, unknown>;
      const { places: written, ...facts } = readPlainly(
        readFileSync(join(starterFolder, 'examples', file), 'utf8'),
      );
      assert.deepEqual(read, facts, file);
      assert.equal(licence, 'CC BY 4.0');
      // A place may be written as its name alone.
      const named = (one: unknown) => (typeof one === 'string' ? { name: one } : one);
      assert.deepEqual(places, Array.isArray(written) ? written.map(named) : undefined, file);
    }
  });
});
