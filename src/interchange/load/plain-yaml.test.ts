import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import fc from 'fast-check';
import { starterFolder } from './folder.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { readWholeYaml } from './yaml.ts';

const folder = join(starterFolder, 'examples');
const fronts = readdirSync(folder).map((file) => {
  const parts = splitFrontMatter(readFileSync(join(folder, file), 'utf8'));
  assert.ok('yaml' in parts);
  return parts.yaml;
});

function assertSame(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === undefined) return false;
  assert.deepEqual({ value: plain }, readWholeYaml(text), JSON.stringify(text));
  return true;
}

it('reads nearly every example of the starter register as the whole reader does', () => {
  const read = fronts.filter(assertSame).length;
  assert.ok(read >= 95, `${read} of ${fronts.length}`);
});

it('reads as the whole reader does, or not at all, whatever is changed in an example', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      ' ',
      '  ',
      '- ',
      ': ',
      ':',
      '"',
      "'",
      '[',
      ']',
      ', ',
      ',',
      '{',
      '>-',
      '|',
      '#',
      ' #',
      '&a',
      '*a',
      '!',
      '? ',
      '~',
      'null',
      'True',
      '1.10',
      '0x1',
      '1e3',
      '.5',
      '-1',
      '012',
      '2021-06',
      'é',
      '\u2028',
      '\u0085',
      '%',
      '@',
      '`',
      '<<: ',
      '---\n',
      '...\n',
      'a: b\n',
      '  a: b\n',
      '- a\n',
      'true: x\n',
      '\\',
    ),
    fc.string({ maxLength: 5 }),
  );
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 12 }),
    put: piece,
  });
  let read = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...fronts),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      (front, edits) => {
        // A piece of it, or one edit in thousands of letters would seldom meet another.
        let text = front.split('\n').slice(0, 18).join('\n');
        for (const { at, cut, put } of edits) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + put + text.slice(from + cut);
        }
        if (assertSame(text)) read++;
      },
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 2_000) },
  );
  assert.ok(read > 0);
});
