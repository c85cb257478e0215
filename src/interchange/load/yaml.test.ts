import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../../test/runs.ts';
import { exampleSchema } from '../../examples/schema.ts';
import { readWholeYaml, readYaml } from '../../kernel/yaml.ts';
import { starterFolder } from './folder.ts';
import { splitFrontMatter } from './front-matter.ts';

const folder = join(starterFolder, 'examples');
const fronts = readdirSync(folder).map((file) => {
  const parts = splitFrontMatter(readFileSync(join(folder, file), 'utf8'));
  assert.ok('yaml' in parts);
  return parts.yaml;
});

function assertSame(text: string): void {
  assert.deepEqual(outcome(readYaml(text)), outcome(readWholeYaml(text)), JSON.stringify(text));
}

/** The example that comes of it: a key that is no text, say, is refused either way. */
function outcome(read: ReturnType<typeof readYaml>): unknown {
  if (!('value' in read)) return 'refused';
  const { value } = read;
  if (typeof value !== 'object' || value === null) return 'refused';
  return exampleSchema.safeParse({ ...value, summary: 'A summary.' }).data ?? 'refused';
}

it('reads every example of the starter register as the slower reader does', () => {
  assert.ok(fronts.length >= 100);
  for (const front of fronts) assertSame(front);
});

it('reads as the slower reader does, whatever is changed in an example', () => {
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
        assertSame(text);
      },
    ),
    { numRuns: runs(2_000) },
  );
});
