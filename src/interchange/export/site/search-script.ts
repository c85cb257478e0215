import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { listSynonyms } from '../../../examples/search/synonyms.ts';
import { perFile } from './search-index.ts';

const source = resolve(import.meta.dirname, '../../..');

/**
 * The one script of the export: the register's own reading of words and questions and its stemmer, as
 * they stand in its files, and the small script that looks them up.
 */
export function searchScript(total: number, starts: readonly string[]): string {
  const stemmer = createRequire(import.meta.url).resolve('porter2');
  return `'use strict';
(() => {
const porter2 = (() => { const exports = {};
/* ${readFileSync(join(stemmer, '../../LICENSE'), 'utf8').trim()} */
${readFileSync(stemmer, 'utf8')}
return exports.stem; })();
${plain('examples/search/words.ts')}
const synonyms = new Map(${JSON.stringify(listSynonyms())});
${readFileSync(join(source, 'assets/search-on-disk.js'), 'utf8')}
${plain('examples/search/question.ts')}
start(${JSON.stringify({ total, perFile, starts })});
})();
`;
}

// Neither file imports anything but what stands before it here.
function plain(path: string): string {
  return stripTypeScriptTypes(readFileSync(join(source, path), 'utf8'))
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '');
}
