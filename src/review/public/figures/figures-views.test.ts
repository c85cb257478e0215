import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresView } from './figures-views.ts';

test('the chart cuts no name of a scheme, however long', () => {
  const scheme_title =
    'An invented condition of accreditation, with a name that nobody can say in one breath';
  const row = {
    year: '2026',
    scheme: 'invented',
    scheme_title,
    applications: 1,
    decisions: 1,
    outcomes: {
      supported: 1,
      'supported-with-conditions': 0,
      provisional: 0,
      deferred: 0,
      'not-supported': 0,
    },
    median_days: null,
    within_clock: 1,
    refused_for: [],
    against_advice: 0,
    both_sides: 1,
    views_differed: 0,
  };
  const chart = String(figuresView([row])).match(/<svg[\s\S]*<\/svg>/)?.[0] ?? '';
  const lines = [...chart.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words);
  assert.ok(lines.join(' ').includes(`2026 ${scheme_title}`), lines.join(' '));
  assert.ok(lines.every((line) => line.length <= 42));
});
