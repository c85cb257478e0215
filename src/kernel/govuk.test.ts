import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as govuk from './govuk.ts';
import { type Html, trustedHtml } from './html.ts';

interface Fixture {
  name: string;
  options: Record<string, unknown>;
  html: string;
}

// Each component with the published examples that use only what ours takes.
const held: [component: string, draw: (options: never) => Html, names: string[]][] = [
  ['input', govuk.input, ['default', 'with error and hint', 'with width-10 class']],
  ['textarea', govuk.textarea, ['default', 'with hint', 'with default value', 'with custom rows']],
  ['file-upload', govuk.fileUpload, ['default', 'with error message and hint', 'id']],
  [
    'radios',
    govuk.radios,
    ['with fieldset and error message', 'with conditional items', 'default'],
  ],
  ['checkboxes', govuk.checkboxes, ['default', 'with conditional items']],
  ['error-summary', govuk.errorSummary, ['without links', 'mixed with and without links']],
  ['button', govuk.button, ['default', 'secondary', 'warning']],
];

for (const [component, draw, names] of held) {
  test(`${component} is as govuk-frontend publishes it`, () => {
    const fixtures = listFixtures(component);
    for (const name of names) {
      const fixture = fixtures.find((one) => one.name === name);
      assert.ok(fixture && isPlain(fixture.options), `${name} is no fixture that can be compared`);
      assert.equal(even(draw(asOurs(fixture.options) as never)), even(fixture.html), name);
    }
  });
}

test('a line break typed first in a long answer is kept', () => {
  const shown = String(govuk.textarea({ name: 'a', label: { text: 'A' }, value: '\nb' }));
  assert.match(shown, />\n\nb<\/textarea>/);
});

function listFixtures(component: string): Fixture[] {
  const folder = '../../node_modules/govuk-frontend/dist/govuk/components';
  const file = new URL(`${folder}/${component}/fixtures.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).fixtures;
}

const ours = new Set(
  `name id label text classes hint errorMessage type value autocomplete inputmode spellcheck rows
  multiple idPrefix fieldset legend items checked conditional html titleText errorList href`.split(
    /\s+/,
  ),
);

/** Whether the example asks for nothing that ours leaves out. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, one]) => ours.has(name) && isPlain(one));
}

/** Their `html` is our `text` that is markup. */
function asOurs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asOurs);
  if (typeof value !== 'object' || value === null) return value;
  const made: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    if (name === 'html' && typeof one === 'string') made.text = trustedHtml(one);
    else made[name] = asOurs(one);
  }
  const { conditional } = made as { conditional?: { text: Html } };
  if (conditional) made.conditional = { html: conditional.text };
  return made;
}

function even(markup: string | Html): string {
  return String(markup)
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .trim();
}
