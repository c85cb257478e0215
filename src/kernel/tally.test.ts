import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindMark, tally } from './tally.ts';

const uprights = (drawn: string) =>
  [...drawn.matchAll(/<path d="([^"]*)"/g)].reduce(
    (sum, [, d]) => sum + (d ?? '').split('M').length - 1,
    0,
  );
const crossings = (drawn: string) => drawn.split('tally__cross').length - 1;

test('a count is drawn stroke by stroke, and every fifth stroke crosses', () => {
  for (let count = 1; count <= 25; count++) {
    const drawn = String(tally(count));
    assert.equal(uprights(drawn) + crossings(drawn), count, `${count}`);
    assert.equal(crossings(drawn), Math.floor(count / 5), `${count}`);
  }
});

test('more than 25 is five gates and three dots', () => {
  const drawn = String(tally(26));
  assert.equal(crossings(drawn), 5);
  assert.equal(drawn.split('<circle').length - 1, 3);
  assert.equal(String(tally(100_000)), drawn);
});

test('none is an outline without a stroke', () => {
  const drawn = String(tally(0));
  assert.equal(uprights(drawn), 0);
  assert.equal(drawn.split('<rect').length - 1, 4);
});

test('the gate of an absence has no crossing stroke', () => {
  assert.equal(String(kindMark('engagement')).split('<path').length - 1, 2);
  assert.equal(String(kindMark('absence')).split('<path').length - 1, 1);
  assert.match(String(kindMark('related')), /stroke-dasharray/);
});

test('drawings are silent: the figure stands beside them in words', () => {
  for (const drawn of [tally(0), tally(7), tally(26), kindMark('absence')]) {
    assert.match(String(drawn), /aria-hidden="true"/);
    assert.doesNotMatch(String(drawn), /style=|<title/);
  }
});
