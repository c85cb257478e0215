import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Forbidden } from '../kernel/errors.ts';
import { browserFamily, hasRole, publicName, requireRole, safeDestination } from './rules.ts';
import type { HeldRole } from './schema.ts';

function person(...roles: HeldRole[]) {
  const [email, name, created] = ['a@people.example', 'A', '2026-01-01T00:00:00.000Z'];
  return { id: 'a', email, name, state: 'active' as 'active' | 'ended', created, roles };
}

test('a role for one organisation does not reach the others; one for the register reaches all', () => {
  const here = person({ role: 'applicant', organisation: 'one' });
  assert.ok(hasRole(here, 'applicant', 'one'));
  assert.ok(!hasRole(here, 'applicant', 'two'));
  assert.ok(!hasRole(here, 'applicant'));
  const everywhere = person({ role: 'editor', organisation: null });
  assert.ok(hasRole(everywhere, 'editor'));
  assert.ok(hasRole(everywhere, 'editor', 'one'));
});

test('whose account was ended has no role', () => {
  const ended = { ...person({ role: 'editor', organisation: null }), state: 'ended' as const };
  assert.throws(() => requireRole(ended, 'editor'), Forbidden);
});

test('the role acted in is the first of those allowed that somebody has', () => {
  const both = person(
    { role: 'administrator', organisation: null },
    { role: 'editor', organisation: null },
  );
  assert.equal(requireRole(both, 'editor', 'administrator'), 'editor');
  assert.equal(requireRole('command', 'editor'), 'command');
  assert.throws(() => requireRole(null, 'editor'), /Sign in first/);
  assert.throws(() => requireRole(person(), 'editor', 'chair'), /editor or chair/);
});

test('nobody is sent to another site after signing in', () => {
  for (const within of ['/', '/people', '/moderation?state=waiting&page=2']) {
    assert.equal(safeDestination(within), within);
  }
  const elsewhere = ['', 'https://evil.example', '//evil.example', '/\\evil.example', '/a\nb'];
  for (const address of [...elsewhere, 'javascript:alert(1)', '/a\\b', `/${'a'.repeat(500)}`]) {
    assert.equal(safeDestination(address), '/people/me', address);
  }
});

test('of a browser only its family is known', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  for (const [agent, family] of [
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox'],
    [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140.0.0.0 Safari/537.36`, 'Chrome'],
    [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`, 'Edge'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/140.0 Safari/537.36`, 'Chrome'],
    ['curl/8.0', 'Another browser'],
    ['', 'Another browser'],
  ] as const) {
    assert.equal(browserFamily(agent), family);
  }
});

test('an address that stands for a name is never published', () => {
  assert.equal(publicName({ name: 'Ada' }), 'Ada');
  assert.equal(publicName({ name: 'ada@people.example' }), null);
});
