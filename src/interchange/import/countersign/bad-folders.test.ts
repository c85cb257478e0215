import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { openEmbedded } from '../../../../test/databases.ts';
import { exportTo, importFrom, newFolder } from '../../../../test/exports.ts';
import { make } from '../../../../test/generated-register.ts';
import { exampleSchema } from '../../../examples/schema.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { getVersion } from '../../../kernel/database/database.ts';
import { problemLine } from '../../load/problems.ts';
import { BadFolder } from './folder.ts';

const example = exampleSchema.parse({
  kind: 'related',
  title: 'An invented example',
  summary: 'Invented for a test.',
  statistic: 'a-statistic',
  sources: [{ url: 'https://a.example/', title: 'An invented source' }],
});

/** An export of one invented example, and an empty register to import it into. */
async function openFolder(t: TestContext): Promise<{ folder: string; db: Database }> {
  const from = await openEmbedded(t);
  const words = { title: 'Title', topics: [], excerpt: null, year: '2021', body: 'Words' };
  await make(from, {
    examples: [{ first: example, steps: [] }],
    names: ['One', 'Two', 'Three', 'Four', 'Five', 'Six'],
    details: null,
    resource: { ...words, status: 'final', listed: true },
  });
  return { folder: await exportTo(t, from), db: await openEmbedded(t) };
}

/** Every problem as the person reads it, the folder's own name left out. */
async function problemsOf(db: Database, folder: string): Promise<string> {
  const error = await importFrom(db, folder).then(
    () => null,
    (error) => error,
  );
  assert.ok(error instanceof BadFolder, String(error));
  assert.equal(await getVersion(db), 0);
  return error.problems.map((one) => problemLine(one).replace(`${folder}/`, '')).join('\n');
}

/** Changes a file, and the manifest with it: as somebody would who means harm, or no harm. */
function rewrite(folder: string, path: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, path), content);
  const file = join(folder, 'countersign-export.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const sha256 = createHash('sha256').update(content).digest('hex');
  manifest.files[path] = { bytes: Buffer.byteLength(content), sha256 };
  writeFileSync(file, JSON.stringify(manifest));
}

const revision = 'revisions/example-0/1.json';

const broken: [string, (folder: string) => void, RegExp][] = [
  [
    'a file is missing',
    (f) => rmSync(join(f, revision)),
    /^revisions\/example-0\/1\.json: is missing/,
  ],
  [
    'a file is cut short',
    (f) => truncateSync(join(f, 'record.jsonl'), 10),
    /^record\.jsonl: is not as it was exported: it has 10 bytes instead of \d+$/,
  ],
  [
    'a byte is changed',
    (f) => {
      const path = join(f, 'examples/example-0.md');
      writeFileSync(path, readFileSync(path, 'utf8').replace('invented', 'Invented'));
    },
    /^examples\/example-0\.md: is not as it was exported: its bytes were changed$/,
  ],
  [
    'there is no manifest',
    (f) => rmSync(join(f, 'countersign-export.json')),
    /is not an export of Countersign/,
  ],
  [
    'the manifest is cut short',
    (f) => truncateSync(join(f, 'countersign-export.json'), 100),
    /^countersign-export\.json: is damaged/,
  ],
  [
    'it is of another format',
    (f) =>
      writeFileSync(
        join(f, 'countersign-export.json'),
        '{"format":"countersign csv","version":1,"files":{}}',
      ),
    /is of an export as “countersign csv”/,
  ],
  [
    'it is of a newer program',
    (f) =>
      writeFileSync(
        join(f, 'countersign-export.json'),
        '{"format":"countersign countersign","version":2,"files":{}}',
      ),
    /is of a newer Countersign/,
  ],
  ['nothing is there', (f) => rmSync(f, { recursive: true }), /cannot be read, or is not there/],
  [
    'a file is a link out of the folder',
    (f) => {
      renameSync(join(f, 'record.jsonl'), `${f}.outside`);
      symlinkSync(`${f}.outside`, join(f, 'record.jsonl'));
    },
    /^record\.jsonl: is a link, or lies behind one$/,
  ],
  [
    'a folder in it is a link',
    (f) => {
      renameSync(join(f, 'revisions'), `${f}.outside`);
      symlinkSync(`${f}.outside`, join(f, 'revisions'));
    },
    /^revisions\/example-0\/1\.json: is a link, or lies behind one$/,
  ],
  [
    'a file is a folder',
    (f) => {
      rmSync(join(f, 'record.jsonl'));
      mkdirSync(join(f, 'record.jsonl'));
    },
    /^record\.jsonl: is not a file$/,
  ],
  [
    'the manifest names what lies outside',
    (f) => {
      writeFileSync(`${f}.outside`, 'x');
      rewrite(f, '../out.outside', 'x');
    },
    /outside: is named in the manifest, and is no file of this format/,
  ],
  ['JSON is none', (f) => rewrite(f, revision, '{'), /1\.json: is not JSON here$/],
  [
    'a file is binary',
    (f) => rewrite(f, revision, Buffer.from([0x7b, 0xff, 0, 1])),
    /1\.json:1: is not UTF-8 text here/,
  ],
  [
    'there is a control character',
    (f) => rewrite(f, 'organisations.yaml', '- name: \u0001'),
    /organisations\.yaml:1: holds a control character/,
  ],
  [
    'YAML would unfold to gigabytes',
    (f) => {
      const lines = [...'bcdefghi'].map(
        (key, index) => `${key}: &${key} [${`*${'abcdefgh'[index]},`.repeat(9)}]`,
      );
      rewrite(f, 'organisations.yaml', `a: &a [x]\n${lines.join('\n')}\n`);
    },
    /organisations\.yaml:\d+: refers to another place with \*/,
  ],
  [
    'YAML is nested too deeply',
    (f) => rewrite(f, 'statistics.yaml', '['.repeat(200_000)),
    /statistics\.yaml/,
  ],
  [
    'a code is unknown',
    (f) => replace(f, revision, '"related"', '"wrong"'),
    /1\.json: example\.kind: “wrong” is not a code of kinds/,
  ],
  ['a key is unknown', (f) => replace(f, revision, '"number"', '"numbr"'), /1\.json: number: /],
  [
    'a statistic is unknown',
    (f) => replace(f, revision, '"a-statistic"', '"no-statistic"'),
    /“no-statistic” is not the slug of a statistic/,
  ],
  [
    'a version is of another number',
    (f) => replace(f, revision, '"number": 1', '"number": 2'),
    /1\.json: is of revision 2$/,
  ],
  [
    'a version has no example',
    (f) => rewrite(f, 'history.jsonl', ''),
    /^revisions\/example-0: is of no example/,
  ],
  [
    'an address is there twice',
    (f) => replace(f, 'history.jsonl', '"formerly":[]', '"formerly":["example-0"]'),
    /^history\.jsonl: names the address example-0 twice$/,
  ],
  [
    'a line is cut short',
    (f) => rewrite(f, 'history.jsonl', readFileSync(join(f, 'history.jsonl'), 'utf8').trimEnd()),
    /^history\.jsonl: is cut short/,
  ],
  [
    'a line of the record is wrong',
    (f) => replace(f, 'record.jsonl', '"role":', '"rôle":'),
    /^record\.jsonl:1: role/,
  ],
  [
    'a resource is not as its list says',
    (f) => rewrite(f, 'resources.jsonl', ''),
    /^resources\/a-resource\.md: does not fit/,
  ],
];

function replace(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  assert.ok(text.includes(from));
  rewrite(folder, path, text.replace(from, to));
}

for (const [what, breakIt, message] of broken) {
  it(`refused, with its place, and nothing changed: ${what}`, async (t) => {
    const { folder, db } = await openFolder(t);
    breakIt(folder);
    assert.match(await problemsOf(db, folder), message);
  });
}

it('a file is no folder, and other files in it are counted and not read', async (t) => {
  const { folder, db } = await openFolder(t);
  const file = newFolder(t);
  writeFileSync(file, 'x');
  assert.match(await problemsOf(db, file), /is not an export of Countersign/);
  writeFileSync(join(folder, 'notes.txt'), 'Mine.');
  assert.equal((await importFrom(db, folder))?.examples, 1);
});
