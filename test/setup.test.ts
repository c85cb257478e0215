import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

interface Lock {
  packages: Record<string, Entry>;
}
interface Entry {
  version?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}
interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

const folders = ['.', 'script/node'];

for (const folder of folders) {
  const manifest = read(`${folder}/package.json`) as Manifest;
  const lock = read(`${folder}/package-lock.json`) as Lock;

  test(`${folder}: every version is exact, and no registry is named`, () => {
    assert.deepEqual(listLooseVersions(manifest), []);
    assert.deepEqual(listAddresses(lock), []);
  });

  test(`${folder}: every package with an install script is denied by name`, () => {
    assert.deepEqual(listUndecidedScripts(manifest, lock), []);
  });

  test(`${folder}: every platform's package is in the lock file`, () => {
    assert.deepEqual(listMissingPackages(lock), []);
  });
}

test('a loose version, an address, a new install script and a missing package are found', () => {
  assert.deepEqual(listLooseVersions({ dependencies: { a: '^1.0.0', b: '1.0.0', c: 'latest' } }), [
    'a ^1.0.0',
    'c latest',
  ]);
  assert.deepEqual(listAddresses({ packages: { a: { resolved: 'https://host.invalid/a.tgz' } } }), [
    'https://host.invalid/a.tgz',
  ]);
  const lock = {
    packages: {
      'node_modules/a': { version: '1.0.0', hasInstallScript: true },
      'node_modules/b': { version: '1.0.0', optionalDependencies: { c: '1.0.0' } },
    },
  };
  assert.deepEqual(listUndecidedScripts({ allowScripts: { b: false } }, lock), ['a']);
  assert.deepEqual(listMissingPackages(lock), ['c']);
});

function listLooseVersions(manifest: Manifest): string[] {
  const all = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  return Object.entries(all)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

/** Addresses that npm would fetch from; a package's funding page is none. */
function listAddresses(lock: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(lock, (key, value) => {
    if (key === 'resolved') found.push(value);
    return value;
  });
  return found;
}

function listUndecidedScripts(manifest: Manifest, lock: Lock): string[] {
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .filter((name) => manifest.allowScripts?.[name] !== false);
}

/** npm ci refuses a lock file that lacks a platform's package, even on another platform. */
function listMissingPackages(lock: Lock): string[] {
  const present = new Set(
    Object.keys(lock.packages).map((p) => p.replace(/^.*node_modules\//, '')),
  );
  return Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !present.has(name));
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
}
