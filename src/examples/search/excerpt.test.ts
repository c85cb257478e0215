import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Example, exampleSchema } from '../schema.ts';
import { excerpt, highlight } from './excerpt.ts';
import { readQuestion } from './question.ts';

const example = exampleSchema.parse({
  kind: 'engagement',
  title: 'Meetings about the census',
  summary: 'Unpaid carers were asked.',
  done: `${'Many things were said. '.repeat(20)}The [office](https://example.org/) held **workshops** in Bogotá & elsewhere. ${'More was said. '.repeat(20)}`,
  changed: '- The <b>form</b> has a new question.\n- Nothing else.',
  sources: [{ url: 'https://example.org/', title: 'A page' }],
});

test('shows what was asked for where it stands, marked and without Markdown', () => {
  const shown = cut('workshop bogota', example);
  assert.equal(
    shown.includes(
      'The office held <mark>workshops</mark> in <mark>Bogotá</mark> &amp; elsewhere.',
    ),
    true,
    shown,
  );
  assert.ok(shown.startsWith('… ') && shown.endsWith(' …'), shown);
  assert.ok(shown.replace(/<\/?mark>/g, '').length < 300, shown);
});

test('text that looks like HTML is shown as text', () => {
  assert.equal(
    cut('form', example),
    'The &lt;b&gt;<mark>form</mark>&lt;/b&gt; has a new question. Nothing else.',
  );
});

test('shows nothing when title and summary say it already, or only the facts do', () => {
  assert.equal(cut('census carers', example), 'null');
  assert.equal(cut('Istat', example), 'null');
});

test('marks other forms, accents, phrases, synonyms and the start of a word', () => {
  assert.equal(marked('censuses', 'The census'), 'The <mark>census</mark>');
  assert.equal(marked('Maori', 'Māori data'), '<mark>Māori</mark> data');
  assert.equal(
    marked('"legal aid"', 'Legal aid, not legal advice'),
    '<mark>Legal aid</mark>, not legal advice',
  );
  assert.equal(
    marked('ONS', 'The Office for National Statistics'),
    'The <mark>Office for National Statistics</mark>',
  );
  assert.equal(marked('consultati', 'A consultation'), 'A <mark>consultation</mark>');
  assert.equal(marked('consultati ', 'A consultation'), 'A consultation');
});

function cut(q: string, from: Example): string {
  const question = readQuestion(q);
  assert.ok(question);
  return String(excerpt(question, from));
}

function marked(q: string, text: string): string {
  const question = readQuestion(q);
  assert.ok(question);
  return String(highlight(question, text));
}
