import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { breaksOfArchitecture } from './architecture.ts';

test('every import goes down, and every file is small and named for what it is', () => {
  const { modules, breaks } = breaksOfArchitecture(resolve(import.meta.dirname, '../src'));
  assert.ok(modules > 40, `only ${modules} modules were looked at`);
  assert.deepEqual(breaks, []);
});

const planted: [why: string, files: Record<string, string>, expected: RegExp][] = [
  [
    'the kernel imports a feature',
    { 'kernel/a.ts': "import { b } from '../examples/b.ts';", 'examples/b.ts': '' },
    /kernel knows no feature/,
  ],
  [
    'a feature imports a later one',
    { 'examples/queries.ts': "import '../review/rules.ts';", 'review/rules.ts': '' },
    /review stands later than examples/,
  ],
  [
    "one feature's page imports another's",
    { 'insight/pages.ts': "export * from '../examples/pages.ts';", 'examples/pages.ts': '' },
    /pages of another feature/,
  ],
  [
    'a rule reads the database',
    { 'examples/rules.ts': "import { x } from './queries.ts';", 'examples/queries.ts': '' },
    /rules may not know queries/,
  ],
  [
    'an action draws a page, although the file is not called views',
    {
      'examples/actions.ts': "import { card } from './card.ts';",
      'examples/card.ts': "import { html, nothing } from '../kernel/html.ts';",
    },
    /actions may not know views/,
  ],
  [
    'a late import is still an import',
    { 'examples/schema.ts': "await import('./pages.ts')", 'examples/pages.ts': '' },
    /schema may not know pages/,
  ],
  ['a file is too long', { 'examples/long.ts': '\n'.repeat(301) }, /301 lines/],
  ['a folder says nothing', { 'examples/utils/words.ts': '' }, /says nothing/],
  ['a folder is no feature', { 'misc/words.ts': '' }, /no known feature/],
];

for (const [why, files, expected] of planted) {
  test(`the gate fails when ${why}`, (t) => {
    const root = mkdtempSync(join(tmpdir(), 'architecture-'));
    t.after(() => rmSync(root, { recursive: true }));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { breaks } = breaksOfArchitecture(root);
    assert.equal(breaks.length, 1, breaks.join('\n'));
    assert.match(breaks[0] ?? '', expected);
  });
}
