import assert from 'node:assert/strict';
import { it, test } from 'node:test';
import { parse } from 'yaml';
import { onEachDatabase } from '../../../../test/databases.ts';
import type { PublicExample } from '../../../examples/public.ts';
import { inSnapshot } from '../../../kernel/database/tables.ts';
import { readSource } from '../source.ts';
import { jekyllFormat } from './format.ts';
import { asWords } from './markdown.ts';
import { plainYaml } from './yaml.ts';

onEachDatabase((database, _open, openStarter) => {
  it(`a reader of YAML 1.1 finds every public fact of every example: ${database}`, async (t) => {
    const db = await openStarter(t);
    const files = new Map<string, string>();
    const examples: PublicExample[] = [];
    await inSnapshot(db, async (snapshot) => {
      const source = await readSource(snapshot, 'https://register.example');
      for await (const { example } of source.examples()) examples.push(example);
      await jekyllFormat.write(source, {
        async write(path, content) {
          const pieces = typeof content === 'string' ? [content] : content;
          let text = '';
          for await (const piece of pieces as AsyncIterable<string>) text += piece;
          files.set(path, text);
        },
      });
    });
    assert.equal(examples.length, 100);
    for (const example of examples) {
      const file = files.get(`_examples/${example.slug}.md`) ?? '';
      const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? [];
      const { register_url, published_at, updated_at, layout, ...facts } = read11(front);
      const { url, published, updated, ...rest } = example;
      const { description, done, changed, consequences, lessons, ...expected } = rest;
      assert.deepEqual([register_url, published_at, updated_at], [url, published, updated]);
      assert.equal(layout, 'example');
      assert.deepEqual(facts, recorded(expected), example.slug);
      for (const text of [description, done, changed, consequences, lessons]) {
        if (text) assert.ok(body.includes(asWords(text)), `${example.slug} lacks a text`);
      }
      assertNoLiquid(body);
    }
    const organisations = read11(files.get('_data/organisations.yml') ?? '');
    assert.equal(organisations['office-for-national-statistics'].country, 'GB');
    const { countries, stages } = read11(files.get('_data/vocabularies.yml') ?? '');
    assert.equal(countries.terms.NO.label, 'Norway');
    assert.ok(stages.terms['1.2'].label);
    const resource = files.get('_resources/what-have-we-missed.md') ?? '';
    assert.match(resource, /^---\nlayout: "resource"\n/);
    assert.match(resource, /\ndate: 2026-11-23\n---\n/);
    assert.match(resource, /\n<!--more-->\n/);
  });
});

test('what YAML 1.1 takes for something else stays a text, as a key too', () => {
  const words = [
    'NO',
    'on',
    'y',
    '2021',
    '2021-06-03',
    '12:30',
    '1,000',
    '0777',
    ':a',
    '~',
    '=',
    '.',
  ];
  const value = Object.fromEntries(words.map((word) => [word, `${word}`]));
  const text = plainYaml({ words, value });
  assert.deepEqual(read11(text), { words, value });
  assert.deepEqual(parse(text), { words, value });
  for (const word of words) assert.ok(text.includes(`- "${word}"`), word);
});

test('a text that holds Liquid or markup stays the words it is', () => {
  const written = 'a {{ b }} {% c %}{%- endraw -%} {{{d}}} {{%';
  assert.equal(withoutRaw(asWords(written)), written);
  assertNoLiquid(asWords(written));
  assert.equal(asWords('<b onclick="x">'), '\\<b onclick="x">');
  assert.equal(asWords('<https: onclick=x>'), '\\<https: onclick=x>');
  assert.equal(asWords('{: .x} {::nomarkdown}'), '\\{: .x} \\{::nomarkdown}');
  for (const kept of ['1 < 2', '<https://example.org/a>', '<!--more-->']) {
    assert.equal(asWords(kept), kept);
  }
});

// biome-ignore lint/suspicious/noExplicitAny: read as any reader would
function read11(text: string): any {
  return parse(text, { version: '1.1' });
}

function withoutRaw(text: string): string {
  return text.replace(/\{% raw %\}(.*?)\{% endraw %\}/g, '$1');
}

function assertNoLiquid(text: string): void {
  assert.doesNotMatch(text.replace(/\{% raw %\}\{[{%]\{% endraw %\}/g, ''), /\{\{|\{%/);
}

function recorded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(recorded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
      .map(([key, one]) => [key, recorded(one)]),
  );
}
