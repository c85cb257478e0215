import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openEmbedded, starterFolder } from '../../../test/databases.ts';
import {
  lineOf,
  makeFolder,
  now,
  original,
  problemsOf,
  replaced,
} from '../../../test/load-folders.ts';
import { runs } from '../../../test/runs.ts';
import { findExample } from '../../examples/queries.ts';
import { getVersion } from '../../kernel/database/database.ts';
import { loadFolder } from './actions.ts';

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
      { numRuns: runs(200) },
    );
  });
});
