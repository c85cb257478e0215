import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from './markdown.ts';

const show = (text: string) => String(markdown(text));

test('headings begin below those of the page', () => {
  assert.match(show('# One\n\n###### Six'), /<h3>One<\/h3>\s*<h6>Six<\/h6>/);
  assert.match(show('Title\n====='), /<h3>Title<\/h3>/);
  assert.match(String(markdown('# One', 2)), /<h2>One<\/h2>/);
});

test('a link is not vouched for', () => {
  assert.equal(
    show('[here](https://example.org/a?b=1&c=2)').trim(),
    '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">here</a></p>',
  );
  assert.match(show('<https://example.org>'), /rel="nofollow ugc noopener"/);
  assert.match(show('[write](mailto:a@example.org)'), /href="mailto:a@example\.org"/);
});

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<svg/onload=alert(1)>',
  '<!-- --><iframe src="https://example.org"></iframe>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](vbscript:x)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](//example.org/x)',
  '[x](file:///etc/passwd)',
  '<javascript:alert(1)>',
  '[x]\n\n[x]: javascript:alert(1)',
  '![alt" onerror="x](https://example.org/beacon.gif)',
  '![x][y]\n\n[y]: https://example.org/beacon.gif',
  '[![x](https://example.org/beacon.gif)](javascript:alert(1))',
  '[x](https://example.org "title\\" onmouseover=\\"alert(1)")',
  '```"><script>alert(1)</script>\ncode\n```',
];

for (const text of hostile) {
  test(`hostile Markdown stays text: ${text.replace(/\s/g, ' ')}`, () => {
    const markup = show(text);
    assert.doesNotMatch(markup, /<(script|img|svg|iframe|style|object)\b/i);
    for (const [, address] of markup.matchAll(/\shref="([^"]*)"/g)) {
      assert.match(address ?? '', /^(https?:\/\/|mailto:)/);
    }
    assert.doesNotMatch(markup.replace(/"[^"]*"/g, '""'), /<[^>]*\son\w+=/i);
  });
}

test('a picture leaves its words and not its address', () => {
  assert.equal(show('![A chart](https://example.org/beacon.gif)').trim(), '<p>A chart</p>');
});

const enormous = [
  '['.repeat(10_000),
  '[a]('.repeat(10_000),
  '![['.repeat(10_000),
  '>'.repeat(10_000),
  '> '.repeat(10_000),
  '- '.repeat(10_000),
  '1. '.repeat(10_000),
  '*a_ '.repeat(10_000),
  '**a '.repeat(10_000),
  '`'.repeat(10_000),
  '<'.repeat(10_000),
  '&#'.repeat(10_000),
  '~~'.repeat(10_000),
  '\\'.repeat(10_000),
  `${'|'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'x|'.repeat(5_000)}`,
  Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n'),
  '[x]: y\n'.repeat(5_000),
];

for (const text of enormous) {
  // The limit is there to notice what never ends; none comes near it.
  test(`enormous nesting ends: ${JSON.stringify(text.slice(0, 12))}`, { timeout: 20_000 }, () => {
    const markup = show(text);
    assert.ok(markup.length < 3_000_000);
  });
}
