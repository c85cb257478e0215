import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributes, html, type Printable, safeUrl } from './html.ts';
import { markdown } from './markdown.ts';

test('what is given is escaped, and markup of our own is not escaped twice', () => {
  const name = `<b> & "it's"`;
  assert.equal(
    String(html`<p>${name} ${html`<i>${2}</i>`} ${['a', html`<br>`]}</p>`),
    '<p>&lt;b&gt; &amp; &quot;it&#39;s&quot; <i>2</i> a<br></p>',
  );
});

test('characters that would turn round what stands after them are dropped, in text and in attributes', () => {
  const name = '\u202eevil\u202c \u2066שלום\u2069';
  assert.equal(
    String(html`<p title="${name}">${name}${[name, [name]]}</p>${attributes({ title: name })}`),
    '<p title="evil שלום">evil שלוםevil שלוםevil שלום</p> title="evil שלום"',
  );
  assert.equal(String(markdown(`**${name}**`)), '<p><strong>evil שלום</strong></p>\n');
});

for (const missing of [
  null,
  undefined,
  true,
  false,
  {},
  new Date(0),
  Promise.resolve('x'),
  [null],
]) {
  test(`a template refuses ${JSON.stringify(missing)}, rather than print nothing`, () => {
    assert.throws(() => html`<p>Between 2013 and ${missing as unknown as Printable}, it ran</p>`);
  });
}

test('an attribute without quotes is refused', () => {
  assert.throws(() => html`<a title=${'x onclick=alert(1)'}>x</a>`, /without quotes/);
  assert.throws(() => html`<p class="${'a'}"><a href=${'/b'}>x</a></p>`, /without quotes/);
});

test('an address may have values in several places, and text an equals sign', () => {
  assert.equal(
    String(html`<a href="/x?a=${1}&b=${'c d'}">a=${2}</a>`),
    '<a href="/x?a=1&b=c d">a=2</a>',
  );
});

for (const address of [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'file:///etc/passwd',
]) {
  test(`the address ${JSON.stringify(address)} never reaches a page`, () => {
    assert.equal(String(html`<a href="${address}">x</a>`), '<a href="#unsafe-address">x</a>');
    assert.equal(String(attributes({ href: address })), ' href="#unsafe-address"');
  });
}

test('addresses of the web, of mail and of this site are left as they are', () => {
  for (const address of [
    'https://a.example/?q=a&b=c#d',
    'mailto:a@b.example',
    '/a?b=c',
    '?page=2',
    '#x',
    '',
  ]) {
    assert.equal(safeUrl(address), address);
  }
});
