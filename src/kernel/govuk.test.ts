import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import * as govuk from './govuk.ts';
import { type Html, trustedHtml } from './html.ts';

const published = resolve(
  import.meta.dirname,
  '../../node_modules/govuk-frontend/dist/govuk/components',
);

// biome-ignore lint/suspicious/noExplicitAny: fixtures are of every shape
type Options = any;
interface Fixture {
  name: string;
  options: Options;
  html: string;
}

const components: Record<string, (options: Options) => Html> = {
  breadcrumbs: govuk.govukBreadcrumbs,
  button: govuk.govukButton,
  'character-count': govuk.govukCharacterCount,
  checkboxes: govuk.govukCheckboxes,
  'date-input': govuk.govukDateInput,
  details: govuk.govukDetails,
  'error-message': govuk.govukErrorMessage,
  'error-summary': govuk.govukErrorSummary,
  fieldset: (options) => govuk.govukFieldset(options, options.text ?? trustedHtml('')),
  'file-upload': govuk.govukFileUpload,
  hint: govuk.govukHint,
  input: govuk.govukInput,
  'inset-text': govuk.govukInsetText,
  label: govuk.govukLabel,
  'notification-banner': govuk.govukNotificationBanner,
  pagination: govuk.govukPagination,
  radios: govuk.govukRadios,
  select: govuk.govukSelect,
  'skip-link': govuk.govukSkipLink,
  'summary-list': govuk.govukSummaryList,
  table: govuk.govukTable,
  tag: govuk.govukTag,
  textarea: govuk.govukTextarea,
  'warning-text': govuk.govukWarningText,
};

/** What our functions do not take: by component, the reason and the fixtures' names. */
const unsupported: Record<string, Record<string, readonly string[]>> = {
  button: { 'no start button': ['start', 'start link', 'start link with html'] },
  'character-count': {
    'no script that counts': ['with neither maxlength nor maxwords set', 'with translations'],
  },
  checkboxes: { 'an item is never empty': ['with falsy values'] },
  'date-input': {
    'parts that differ from day, month and year are given as items': [
      'day and month',
      'month and year',
      'with error on day input',
      'with error on month input',
      'with error on single field by omission',
      'with error on single field using classes',
      'with error on single field',
      'with error on year input',
      'with errors only (using classes)',
      'with errors only',
      'with field value and items',
      'with field value overriding values',
      'with field value',
      'with translations',
      'with values, name prefix and custom names',
    ],
  },
  'file-upload': {
    'no script that enhances it': [
      'enhanced',
      'enhanced, custom wrapper classes and attributes',
      'enhanced, multiple files',
      'enhanced, with error message and hint',
      'translated',
    ],
  },
  label: { 'a label always has a text': ['empty'] },
  pagination: { 'an item is never empty': ['with empty items'] },
  radios: { 'an item is never empty': ['with falsy items'] },
  select: { 'an item is never empty': ['with falsy items', 'with falsy values', 'hint'] },
  'summary-list': {
    'no summary card': [
      'as a summary card extreme',
      'as a summary card with a custom header level',
      'as a summary card with a html header',
      'as a summary card with a text header',
      'as a summary card with actions plus summary list actions',
      'as a summary card with actions',
      'summary card with custom attributes',
      'summary card with custom classes',
      'summary card with only 1 action',
    ],
    'a row is never empty': ['with falsy values'],
  },
  table: { 'a row is never empty': ['with falsy items'] },
  'warning-text': { 'a warning always has a text': ['icon fallback text only'] },
};

let compared = 0;

for (const [component, render] of Object.entries(components)) {
  test(`${component} is what the package publishes`, () => {
    const skipped = new Set(Object.values(unsupported[component] ?? {}).flat());
    for (const fixture of readFixtures(component)) {
      if (skipped.has(fixture.name)) continue;
      compared++;
      assert.equal(
        normalise(String(render(ours(fixture.options)))),
        normalise(fixture.html),
        `${component}: ${fixture.name}`,
      );
    }
  });
}

test('the list of what is unsupported names real fixtures, and does not grow unseen', () => {
  let count = 0;
  for (const [component, reasons] of Object.entries(unsupported)) {
    const known = new Set(readFixtures(component).map(({ name }) => name));
    for (const name of Object.values(reasons).flat()) {
      assert.ok(known.has(name), `${component}: ${name}`);
      count++;
    }
  }
  assert.equal(count, 44);
  assert.equal(compared, 480);
});

test('a planted difference is found', () => {
  const [fixture] = readFixtures('input');
  assert.ok(fixture);
  const options = ours(fixture.options);
  const right = normalise(String(govuk.govukInput(options)));
  assert.equal(right, normalise(fixture.html));
  const wrong = govuk.govukInput({ ...options, label: { text: 'Something else' } });
  assert.notEqual(normalise(String(wrong)), normalise(fixture.html));
  assert.notEqual(normalise('<a id="b">x</a>'), normalise('<a id="c">x</a>'));
});

test('what somebody typed is escaped everywhere', () => {
  const typed = '"><script>alert(1)</script>';
  const label = { text: typed };
  const drawn = [
    govuk.govukInput({ name: 'a', label, value: typed, hint: label, errorMessage: label }),
    govuk.govukTextarea({ name: 'a', label, value: typed }),
    govuk.govukSelect({ name: 'a', label, items: [{ text: typed, value: typed }] }),
    govuk.govukRadios({ name: 'a', items: [{ text: typed, value: typed }], value: typed }),
    govuk.govukErrorSummary({ titleText: typed, errorList: [{ text: typed, href: '#a' }] }),
    govuk.govukTable({ rows: [[{ text: typed }]] }),
  ];
  for (const part of drawn) assert.doesNotMatch(String(part), /<script/);
  assert.match(String(govuk.govukButton({ text: 'a', href: 'javascript:alert(1)' })), /#unsafe/);
});

function readFixtures(component: string): Fixture[] {
  const file = readFileSync(join(published, component, 'fixtures.json'), 'utf8');
  return (JSON.parse(file) as { fixtures: Fixture[] }).fixtures;
}

/** Their `html`, `titleHtml` and so on are our `text`, `titleText`, given markup. */
function ours(value: Options, key = ''): Options {
  if (key === 'attributes') return value;
  if (key === 'conditional') return value.html ? { html: trustedHtml(value.html) } : undefined;
  if (Array.isArray(value)) return value.map((part) => ours(part));
  if (typeof value !== 'object' || value === null) return value;
  const own: Options = {};
  for (const [name, part] of Object.entries<Options>(value)) own[name] = ours(part, name);
  for (const [theirs, mine] of [
    ['html', 'text'],
    ['titleHtml', 'titleText'],
    ['summaryHtml', 'summaryText'],
    ['descriptionHtml', 'descriptionText'],
  ] as const) {
    if (own[theirs] !== undefined) own[mine] = trustedHtml(own[theirs].trim());
  }
  return own;
}

/** White space around tags dropped, attributes in order. */
function normalise(markup: string): string {
  return markup
    .replace(
      /<([a-z][a-z0-9]*)((?:\s+[^\s=>"]+(?:\s*=\s*"[^"]*")?)*)\s*(\/?)>/g,
      (_, tag, list, end) => {
        const sorted = [...String(list).matchAll(/[^\s=>"]+(?:\s*=\s*"[^"]*")?/g)]
          .map(([attribute]) => attribute.replace(/\s+/g, ' '))
          .sort();
        return `<${[tag, ...sorted].join(' ')}${end}>`;
      },
    )
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .trim();
}
