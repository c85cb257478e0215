import assert from 'node:assert/strict';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { onEachDatabase, openEmbedded, starterFolder } from '../../../test/databases.ts';
import { publishExample } from '../../examples/actions.ts';
import { findExample, findRenamedSlug, listRevisions } from '../../examples/queries.ts';
import { change, type Database, getVersion } from '../../kernel/database/database.ts';
import { readNames } from '../../vocabulary/authorities/queries.ts';
import { loadFolder } from './load.ts';
import { problemLine } from './problems.ts';

const now = () => new Date('2026-11-23T12:00:00Z');
const name = 'abs-statement-of-regret-2021-census';
const original = readFileSync(join(starterFolder, `examples/${name}.md`), 'utf8');

function makeFolder(t: TestContext, files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'examples'));
  for (const file of ['organisations.yaml', 'statistics.yaml']) {
    copyFileSync(join(starterFolder, file), join(folder, file));
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** The problems of a load, as lines without the folder's own name. */
async function problemsOf(db: Database, folder: string): Promise<string[]> {
  const { problems } = await loadFolder(db, folder, { now });
  return problems.map((problem) => problemLine(problem).replace(`${folder}/`, ''));
}

function replaced(from: string | RegExp, to: string): string {
  const text = original.replace(from, to);
  assert.notEqual(text, original, `nothing was replaced: ${from}`);
  return text;
}

function lineOf(text: string, words: string): number {
  const index = text.split('\n').findIndex((line) => line.includes(words));
  assert.notEqual(index, -1, words);
  return index + 1;
}

describe('what is wrong with a file is told by file, line and field', () => {
  const x = 'examples/x.md';
  const cases: [what: string, text: string | Uint8Array, ...expected: string[]][] = [];
  function wrong(what: string, from: string | RegExp, to: string, at: string, message: string) {
    const text = replaced(from, to);
    cases.push([what, text, `${x}:${lineOf(text, at)}: ${message}`]);
  }

  wrong(
    'an unknown code',
    /^kind: .*$/m,
    'kind: engagment',
    'engagment',
    'kind: “engagment” is not a code of kinds; it is one of engagement, absence, related',
  );
  wrong(
    'an unknown stage',
    /^stages: .*$/m,
    'stages: ["9.9"]',
    'stages:',
    'stages: “9.9” is not a code of stages',
  );
  wrong(
    'a number for text',
    /^stages: .*$/m,
    'stages: [2.3]',
    'stages:',
    'stages: must be text; put “2.3” in quotation marks: "2.3"',
  );
  wrong(
    'a misspelt key',
    /^topics:/m,
    'topcs:',
    'topcs:',
    'topcs: is not a key that is known here; did you mean “topics”?',
  );
  wrong(
    'an impossible date',
    /^start: .*$/m,
    'start: "2021-02-30"',
    'start:',
    'start: must be a year, month or day that exists: 2021, 2021-06 or 2021-06-03',
  );
  wrong(
    'an unknown heading',
    '## What was done',
    '## What was doen',
    '## What was doen',
    '“## What was doen” is not a heading',
  );
  wrong(
    'prose in the front matter',
    /^kind:/m,
    'done: Much.\nkind:',
    'done: Much',
    'done: belongs below the front matter, under “## What was done”',
  );
  wrong(
    'a key given twice',
    /^statistic:/m,
    'kind: related\nstatistic:',
    'kind: related',
    'kind: is given twice',
  );
  wrong('a tab', /^ {2}- organisation:/m, '\t- organisation:', '\t- organisation:', 'is ');
  wrong(
    'an alias',
    /^title: .*$/m,
    'title: &a One\nrecruitment: *a',
    'recruitment: *a',
    'refers to another place with * or <<; write it out here instead',
  );
  wrong(
    'a tag',
    /^title: .*$/m,
    'title: !odd One',
    'title: !odd',
    'holds a tag (!…), which is not taken here',
  );
  wrong(
    'text for true or false',
    /^ongoing: .*$/m,
    'ongoing: perhaps',
    'ongoing: perhaps',
    'ongoing: must be true or false',
  );
  wrong(
    'an address that is none',
    /url: https:\S+/,
    'url: javascript:alert(1)',
    'javascript:',
    'sources.url: must be an address that begins with https:// or http://',
  );
  wrong(
    'a missing key of a source',
    /^ {2}- url: \S+\n {4}title:/m,
    '  - title:',
    '  - title:',
    'sources.url: is missing',
  );
  wrong(
    'a control character',
    'title: ',
    'title: \u0007',
    'title:',
    'holds a control character (U+0007)',
  );
  cases.push(
    ['no front matter', 'Hello', `${x}:1: has no front matter: the first line must be ---`],
    [
      'front matter not closed',
      '---\ntitle: One\n',
      `${x}:1: has front matter that is not closed: a line --- must end it`,
    ],
    ['an empty file', '', `${x}:1: has no front matter`],
    ['text for keys', '---\nhello\n---\n', `${x}:1: must have front matter of keys and values`],
    [
      'bytes that are not UTF-8',
      Buffer.from(original.replace('title: ', 'title: \u00e9'), 'latin1'),
      `${x}:2: is not UTF-8 text here`,
    ],
    ['a file too large', original + 'a'.repeat(1_000_001), `${x}: is larger than 1,000,000 bytes`],
    ['deep nesting', `---\ntitle: ${'['.repeat(20_000)}\n---\n`, `${x}`],
    [
      'NUL',
      `${original}\0`,
      `${x}:${original.split('\n').length}: holds a control character (U+0000)`,
    ],
  );

  for (const [what, text, ...expected] of cases) {
    it(what, async (t) => {
      const db = await openEmbedded(t);
      const problems = await problemsOf(db, makeFolder(t, { [x]: text }));
      for (const [index, line] of expected.entries()) {
        assert.ok(
          problems[index]?.startsWith(line.replace(/:\d+: $/, '')),
          `${problems.join('\n')}\nis not\n${line}`,
        );
      }
      assert.equal(await getVersion(db), 0);
      assert.equal(await findExample(db, 'x'), null);
    });
  }

  it('tells all of them at once, sorted, and suggests the nearest name', async (t) => {
    const db = await openEmbedded(t);
    const text = original
      .replace(/^statistic: (.*)$/m, 'statistic: $1x')
      .replace(/organisation: (\S+)/, 'organisation: $1s');
    const statistic = /^statistic: (.*)$/m.exec(original)?.[1];
    const organisation = /organisation: (\S+)/.exec(original)?.[1];
    const folder = makeFolder(t, { 'examples/b.md': text, 'examples/a.md': 'x' });
    assert.deepEqual(await problemsOf(db, folder), [
      'examples/a.md:1: has no front matter: the first line must be ---',
      `examples/b.md:${lineOf(text, 'statistic:')}: statistic: “${statistic}x” is not the slug of a statistic in statistics.yaml; did you mean “${statistic}”?`,
      `examples/b.md:${lineOf(text, 'organisation:')}: organisations.organisation: “${organisation}s” is not the slug of an organisation in organisations.yaml; did you mean “${organisation}”?`,
    ]);
  });

  it('stops at a hundred', async (t) => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`examples/a${index}.md`, 'x']),
    );
    assert.equal((await problemsOf(await openEmbedded(t), makeFolder(t, files))).length, 100);
  });

  it('names of organisations and statistics', async (t) => {
    const folder = makeFolder(t, {
      'organisations.yaml': '- slug: a\n  name: A\n- slug: a\n  name: B\n',
      'statistics.yaml': '- slug: Not A Slug\n  title: A\n',
      'examples/x.md': original,
    });
    assert.deepEqual(await problemsOf(await openEmbedded(t), folder), [
      'organisations.yaml:3: slug: “a” is there twice',
      'statistics.yaml:1: slug: may hold only a to z, 0 to 9 and single hyphens between them',
    ]);
  });

  it('links out of the folder, folders with the names of files, names that are no slugs', async (t) => {
    const folder = makeFolder(t, { 'examples/Bad Name.md': original });
    symlinkSync(join(starterFolder, 'organisations.yaml'), join(folder, 'examples/link.md'));
    mkdirSync(join(folder, 'examples/x.md'));
    const problems = await problemsOf(await openEmbedded(t), folder);
    assert.deepEqual(problems, [
      'examples/Bad Name.md: has a name that cannot be an address: it may hold only a to z, 0 to 9 and single hyphens between them',
      'examples/link.md: is a link that leads out of the folder, or nowhere',
      'examples/x.md: is not a file',
    ]);
  });

  it('what may not be read', { skip: process.getuid?.() === 0 }, async (t) => {
    const folder = makeFolder(t, { 'examples/x.md': original });
    chmodSync(join(folder, 'examples/x.md'), 0);
    assert.deepEqual(await problemsOf(await openEmbedded(t), folder), [
      'examples/x.md: cannot be read: this user may not read it',
    ]);
  });

  it('another vocabulary than that of the installation', async (t) => {
    const folder = makeFolder(t);
    cpSync(join(starterFolder, 'vocabularies'), join(folder, 'vocabularies'), { recursive: true });
    assert.deepEqual(await problemsOf(await openEmbedded(t), folder), []);
    writeFileSync(join(folder, 'vocabularies/kinds.yaml'), 'vocabulary: kinds\n');
    const [problem] = await problemsOf(await openEmbedded(t), folder);
    assert.match(
      problem ?? '',
      /^vocabularies\/kinds\.yaml: is not the same as this installation's/,
    );
  });

  it('an alias bomb is refused at once', async (t) => {
    const bomb = Array.from(
      { length: 30 },
      (_, n) => `a${n}: &a${n} [${n ? `*a${n - 1},*a${n - 1}` : 'x'}]`,
    );
    const folder = makeFolder(t, { 'examples/x.md': `---\n${bomb.join('\n')}\n---\n` });
    assert.deepEqual(await problemsOf(await openEmbedded(t), folder), [
      'examples/x.md:3: refers to another place with * or <<; write it out here instead',
    ]);
  });

  it('whatever bytes it holds', async (t) => {
    const folder = makeFolder(t);
    const db = await openEmbedded(t);
    await loadFolder(db, folder, { now });
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '---\n',
        '- ',
        ': ',
        '\n',
        '[',
        '{',
        '"',
        '>-\n  ',
        '&a ',
        '*a ',
        '? ',
        '# ',
        '!!str ',
        original.slice(4, 200),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        writeFileSync(
          join(folder, 'examples/x.md'),
          Buffer.concat(['---\n', ...pieces, '\n---\n'].map((one) => Buffer.from(one))),
        );
        const problems = await problemsOf(db, folder);
        assert.ok(problems.length > 0);
        for (const problem of problems) assert.match(problem, /^examples\/x\.md/);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
    );
  });
});

onEachDatabase((_, open, openStarter) => {
  it('the starter register loads, and again changes nothing', async (t) => {
    const db = await openStarter(t);
    const version = await getVersion(db);
    const again = await loadFolder(db, starterFolder, { now });
    assert.deepEqual(again.examples, { new: 0, revised: 0, unchanged: 100 });
    assert.deepEqual(again.problems, []);
    assert.equal(await getVersion(db), version);
  });

  it('a changed file is a new revision, one laid out anew is not', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t, { 'examples/x.md': original });
    await loadFolder(db, folder, { now });
    writeFileSync(join(folder, 'examples/x.md'), original.replace('---\n', '---\n# a remark\n'));
    assert.deepEqual((await loadFolder(db, folder, { now })).examples, {
      new: 0,
      revised: 0,
      unchanged: 1,
    });
    writeFileSync(join(folder, 'examples/x.md'), replaced(/^title: .*$/m, 'title: Another title'));
    assert.deepEqual((await loadFolder(db, folder, { now })).examples, {
      new: 0,
      revised: 1,
      unchanged: 0,
    });
    const found = await findExample(db, 'x');
    assert.equal(found?.example.title, 'Another title');
    const revisions = await listRevisions(db, found?.id ?? 0);
    assert.deepEqual(
      revisions.map(({ number, author, reason }) => [number, author, reason]),
      [
        [2, 'load', 'Loaded from x.md'],
        [1, 'load', 'Loaded from x.md'],
      ],
    );
  });

  it('does not overwrite what was edited in the register', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t, { 'examples/x.md': original });
    await loadFolder(db, folder, { now });
    const stored = await findExample(db, 'x');
    assert.ok(stored);
    const names = await readNames(db, null, 0);
    await change(db, (trx, version) =>
      publishExample(
        { trx, version, now: now(), names },
        {
          slug: 'x',
          example: { ...stored.example, title: 'Edited here' },
          formerly: [],
          author: 'an editor',
          approver: null,
          reason: 'A correction',
          contribution: null,
          role: 'editor',
          actor: null,
        },
      ),
    );
    assert.deepEqual((await loadFolder(db, folder, { now })).problems, []);
    writeFileSync(join(folder, 'examples/x.md'), replaced(/^title: .*$/m, 'title: Another title'));
    assert.deepEqual(await problemsOf(db, folder), [
      'examples/x.md: differs from the example “x”, which was edited here since (revision 2); bring that into the file, or make the change here',
    ]);
    assert.equal((await findExample(db, 'x'))?.example.title, 'Edited here');
  });

  it('a renamed file keeps its history, and its old address leads on', async (t) => {
    const db = await open(t);
    const folder = makeFolder(t, { 'examples/x.md': original });
    await loadFolder(db, folder, { now });
    rmSync(join(folder, 'examples/x.md'));
    writeFileSync(join(folder, 'examples/y.md'), replaced('---\n', '---\nformerly: [x]\n'));
    assert.deepEqual((await loadFolder(db, folder, { now })).examples, {
      new: 0,
      revised: 1,
      unchanged: 0,
    });
    assert.equal(await findRenamedSlug(db, 'x'), 'y');
    writeFileSync(join(folder, 'examples/x.md'), original);
    assert.deepEqual(await problemsOf(db, folder), [
      'examples/x.md: is an address that “y” had before, and leads there',
    ]);
    writeFileSync(join(folder, 'examples/z.md'), replaced('---\n', '---\nformerly: [y]\n'));
    rmSync(join(folder, 'examples/x.md'));
    assert.deepEqual(await problemsOf(db, folder), [
      'examples/z.md:2: formerly: “y” has a file of its own',
    ]);
  });

  it('one file of a Jekyll series loads by itself', async (t) => {
    const db = await open(t);
    const file = join(import.meta.dirname, '../../../test/fixtures/series-page.md');
    const report = await loadFolder(db, file, { now });
    assert.deepEqual(report.problems, []);
    assert.equal(report.resources.new, 1);
    const row = await db.selectFrom('resources').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.reference, 'series-page');
    assert.deepEqual((await loadFolder(db, file, { now })).resources.unchanged, 1);
  });
});
