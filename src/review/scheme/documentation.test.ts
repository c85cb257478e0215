import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { always, more } from '../letters/template.ts';
import { schemeSchema } from './schema.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/review-desk.md'), 'utf8');

/** The rows of the table whose head begins so, without the marks of code. */
function rowsOf(head: string): string[][] {
  const [, rest = ''] = page.split(`${head}\n`);
  const [table = ''] = rest.split('\n\n');
  const rows = table.split('\n').slice(1);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

test('the documentation names every key of a scheme, and what holds without it', () => {
  const keys = listSchemeKeys().map(({ name, absent }) => [
    name.replace(/^least\.(lower|medium|higher)/, 'least.*'),
    absent === null ? 'must be given' : absent === 'null' ? 'nothing' : absent,
  ]);
  const expected = new Map(keys as [string, string][]);
  const rows = rowsOf('| key | what | when absent |');
  assert.deepEqual(new Map(rows.map(([key = '', , absent = '']) => [key, absent])), expected);
  assert.ok(rows.length > 80);
});

test('the documentation names every letter, and what it knows', () => {
  const rows = rowsOf('| letter | when | knows too |');
  const told = Object.fromEntries(
    rows.map(([kind = '', , known = '']) => [
      kind,
      known.split(' ').map((one) => one.slice(1, -1)),
    ]),
  );
  assert.deepEqual(told, more);
  for (const name of always)
    assert.match(page, new RegExp(`Every letter knows.*\`\\{${name}\\}\``));
});

/** A key of a scheme's file, as `routes.quorum.lay`; `absent`: what it is when it is not given. */
interface SchemeKey {
  name: string;
  /** JSON of the default; null where it must be given. */
  absent: string | null;
}

/** Every key that a scheme's file may have, in the schema's order. */
function listSchemeKeys(): SchemeKey[] {
  const schema = z.toJSONSchema(schemeSchema, { io: 'input', unrepresentable: 'any' });
  return keysOf(schema as Shape, '');
}

interface Shape {
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  additionalProperties?: Shape | boolean;
  default?: unknown;
}

function keysOf(shape: Shape, within: string): SchemeKey[] {
  const { items, anyOf = [], additionalProperties, properties = {}, required = [] } = shape;
  const nested = [items, ...anyOf, additionalProperties].flatMap((one) =>
    typeof one === 'object' ? keysOf(one, within) : [],
  );
  const own = Object.entries(properties).flatMap(([key, value]) => {
    const name = within ? `${within}.${key}` : key;
    const absent = required.includes(key) ? null : JSON.stringify(value.default ?? null);
    return [{ name, absent }, ...keysOf(value, name)];
  });
  return [...own, ...nested];
}
