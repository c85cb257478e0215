import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';
import { createSite } from './http/site.ts';
import { layout, type Page } from './layout.ts';
import { readSettings } from './settings.ts';

const site = createSite({
  db: undefined as never,
  settings: readSettings({}),
  url: 'https://register.example',
  now: () => new Date('2026-11-23T12:00:00Z'),
});

function render(page: Partial<Page> = {}): string {
  return String(
    layout(site, { title: 'Methods', path: '/methods', main: html`<h1>Methods</h1>`, ...page }),
  );
}

test('a page has its own title, its public address and what search engines show', () => {
  const page = render({ title: 'A <b> & c', description: 'What "it" is.' });
  assert.match(page, /<title>A &lt;b&gt; &amp; c – Countersign<\/title>/);
  assert.match(page, /<link rel="canonical" href="https:\/\/register\.example\/methods">/);
  assert.match(page, /<meta name="description" content="What &quot;it&quot; is\.">/);
  assert.match(page, /<meta property="og:title" content="A &lt;b&gt; &amp; c">/);
  assert.doesNotMatch(page, /noindex/);
  assert.match(render({ noindex: true }), /<meta name="robots" content="noindex">/);
});

test('the navigation says where one is, and within what', () => {
  assert.match(render(), /href="\/methods" aria-current="page"/);
  assert.match(render({ path: '/methods/survey' }), /href="\/methods" aria-current="true"/);
  assert.equal(render({ path: '/about' }).match(/aria-current/g), null);
});

test('search is on every page but the two that have a larger one', () => {
  assert.match(render(), /<form[^>]*role="search"/);
  assert.doesNotMatch(render({ path: '/' }), /role="search"/);
  assert.doesNotMatch(render({ path: '/examples' }), /role="search"/);
});

test('other formats are offered to people and to machines', () => {
  const formats = [
    { text: 'JSON', href: '/methods.json?q=a&page=2' },
    { text: 'CSV', href: '/methods.csv' },
  ];
  const page = render({ formats, feed: '/methods.atom' });
  assert.match(
    page,
    /rel="alternate" type="application\/json" title="JSON" href="\/methods\.json\?q=a&amp;page=2"/,
  );
  assert.match(page, /rel="alternate" type="application\/atom\+xml"/);
  assert.match(page, /<nav class="formats"[^>]*>.*<a href="\/methods\.csv">CSV<\/a>/);
});

test('nothing in a page needs a script or a style of its own', () => {
  assert.doesNotMatch(render(), /<script|<style|\sstyle=|\son[a-z]+=/);
});
