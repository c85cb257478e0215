import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileStylesheet } from '../script/build-css.ts';

// What stands on what. Text needs 4.5 to 1, strokes and controls 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
const text: [string, string][] = [
  ...[
    'ink',
    'quiet',
    'stroke',
    'link',
    'link-strong',
    'link-visited',
    'involved',
    'absence',
  ].flatMap((colour): [string, string][] => [
    [colour, 'paper'],
    [colour, 'raised'],
    [colour, 'sunken'],
  ]),
  ['on-stroke', 'stroke'],
  ['on-stroke', 'stroke-strong'],
  ['on-focus', 'focus-back'],
  ['ink', 'mark-text'],
  ['absence', 'absence-soft'],
  ['involved', 'involved-soft'],
  ['stroke', 'stroke-soft'],
  ['paper', 'involved'],
];
const graphics: [string, string][] = [
  ['rule-strong', 'paper'],
  ['rule-strong', 'raised'],
  ['rule-strong', 'sunken'],
  ['focus', 'paper'],
  ['focus', 'sunken'],
  ['involved', 'land'],
  ['involved', 'land-some'],
];

const css = compileStylesheet();

for (const scheme of ['light', 'dark'] as const) {
  test(`every colour can be read on what it stands on, ${scheme}`, () => {
    const failures = findFailures(readColours(css, scheme));
    assert.deepEqual(failures, []);
  });
}

test('a colour too pale is found', () => {
  const colours = readColours(css, 'light').set('quiet', '#9aa3ae');
  assert.match(findFailures(colours).join(), /quiet on paper/);
});

test('contrast is what WCAG says it is', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});

function findFailures(colours: Map<string, string>): string[] {
  return [
    ...text.map((pair) => ({ pair, least: 4.5 })),
    ...graphics.map((pair) => ({ pair, least: 3 })),
  ].flatMap(({ pair: [above, below], least }) => {
    const ratio = contrast(get(colours, above), get(colours, below));
    return ratio >= least ? [] : [`${above} on ${below}: ${ratio.toFixed(2)}, not ${least}`];
  });
}

function readColours(stylesheet: string, scheme: 'light' | 'dark'): Map<string, string> {
  const dark = stylesheet.indexOf('@media(prefers-color-scheme: dark)');
  assert.ok(dark > 0, 'the stylesheet has a dark scheme');
  const blocks = [stylesheet.slice(0, dark)];
  if (scheme === 'dark') blocks.push(stylesheet.slice(dark, stylesheet.indexOf('}', dark)));
  const found = blocks.flatMap((block) => [...block.matchAll(/--([a-z-]+): ?(#[0-9a-f]{6})/g)]);
  return new Map(found.map(([, name, value]) => [name ?? '', value ?? '']));
}

function get(colours: Map<string, string>, name: string): string {
  const value = colours.get(name);
  assert.ok(value, `the stylesheet has --${name}`);
  return value;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
