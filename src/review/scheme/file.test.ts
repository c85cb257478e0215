import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { schemesFolder } from '../../../test/review.ts';
import { type Call, runCommand } from '../../kernel/command.ts';
import { schemeCommand } from './command.ts';
import { checkSchemeFile } from './file.ts';

const whole = readFileSync(
  resolve(import.meta.dirname, '../../../test/fixtures/approval-scheme.yaml'),
  'utf8',
);
const folder = mkdtempSync(join(tmpdir(), 'scheme-files-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'scheme.yaml');

/** What is wrong with the file, a line each: `12 routes.0.quorum.lay must be …`. */
async function faultsOf(bytes: string | Uint8Array): Promise<string> {
  writeFileSync(file, bytes);
  const read = await checkSchemeFile(file);
  if ('scheme' in read) return '';
  return read.faults.map(({ line, field, message }) => `${line} ${field} ${message}`).join('\n');
}

function changed(from: string | RegExp, to: string): string {
  const text = whole.replace(from, to);
  assert.notEqual(text, whole, String(from));
  return text;
}

describe('a scheme’s file', () => {
  it('is taken as it stands, and so are the shipped two', async () => {
    assert.equal(await faultsOf(whole), '');
    for (const name of ['engagement-mark', 'accreditation-condition']) {
      assert.ok('scheme' in (await checkSchemeFile(join(schemesFolder, `${name}.yaml`))));
    }
  });

  it('with something wrong in it is told where, in plain words', async () => {
    const lineOf = (words: string) => whole.slice(0, whole.indexOf(words)).split('\n').length;
    const quorum = lineOf('quorum: {');
    const rows: [text: string, fault: RegExp][] = [
      [changed(/^notice: .*\n/m, ''), /^\d+ notice is missing$/],
      [changed(/^version: .*$/m, 'version: 9007199254740991'), /^\d+ version must be at most/],
      [changed(/^clocks: .*\n/m, ''), /^\d+ clocks is missing$/],
      [changed(/ {2}review: \{ subject.*\n/, ''), /letters\.review is missing$/],
      [changed(/ {2}deferred: .*\n/, ''), /outcomes\.deferred is missing$/],
      [
        changed('lay: 3 }', 'lay: 0 }'),
        new RegExp(
          `^${quorum} routes\\.0\\.quorum\\.lay must be at least 1: no advice without a lay member$`,
        ),
      ],
      [
        changed('lay: 3 }', 'lay: 8 }'),
        new RegExp(
          `^${quorum} routes\\.0\\.quorum must not ask for more lay members than members$`,
        ),
      ],
      [
        changed('lay: 3 }', 'lay: 3, experts: 2 }'),
        new RegExp(`^${quorum} routes\\.0\\.quorum\\.experts is not a key of a scheme$`),
      ],
      [
        changed('days: 45', 'days: 45\n    day: 3'),
        new RegExp(`^${lineOf('days: 45') + 1} routes\\.0\\.day is not a key of a scheme$`),
      ],
      [changed('days: 45', 'days: soon'), /routes\.0\.days must be a whole number$/],
      [changed('days: 45', 'days: 0'), /routes\.0\.days must be at least 1$/],
      [changed('days: 45', 'days: 4.5'), /routes\.0\.days must be a whole number/],
      [
        changed('opens_months: 14', 'opens_months: 17'),
        /review must open before it is due, and be due before the next one$/,
      ],
      [changed('due_months: 16', 'due_months: 19'), /review must open before it is due/],
      [
        changed('by: correspondence', 'by: telepathy'),
        /routes\.0\.by must be one of meeting, correspondence$/,
      ],
      [
        changed('America/St_Johns', 'Atlantis/Capital'),
        /time_zone must be a time zone such as Europe\/London$/,
      ],
      [
        changed('aims: [acceptability], kinds_of_people: 1', 'aims: [fame], kinds_of_people: 1'),
        /least\.lower\.aims\.0 “fame” is not a code of aims; it is one of/,
      ],
      [changed('scheme: approval', 'scheme: Approval'), /scheme may hold only a to z/],
      [changed('invented: true', 'invented: perhaps'), /invented must be true or false$/],
      [changed('criteria:\n', 'criteria: []\nold:\n'), /criteria must have at least 1 entry/],
      [
        changed('{ code: heard, label', '{ code: early, label'),
        /criteria must not hold a code twice$/,
      ],
      [
        changed('"{words} {due}"', '"{words} {name}"'),
        /letters\.question must not hold \{name\}: this letter knows nothing of it$/,
      ],
      [
        changed('exclusions: []', 'precedent: true'),
        /routes\.0 needs precedents: the scheme names none$/,
      ],
      ['', /^\S+ null must be a block of keys/],
      ['- a list', /must be a block of keys/],
    ];
    for (const [text, fault] of rows) assert.match(await faultsOf(text), fault);
    const many = await faultsOf('scheme: only-a-name\n');
    assert.ok(many.split('\n').length > 15 && /routes is missing/.test(many), 'all faults at once');
    assert.doesNotMatch(many, /Invalid|expected|undefined/);
  });

  it('may claim nothing that only law or a regulator gives', async () => {
    const rows: [string, string][] = [
      ['it says nothing about', 'it is official, and says nothing about'],
      ['Before a collection begins, its', 'Then it is an accredited official statistic; its'],
      ['label: Asked first', 'label: Official'],
      ['label: Asked first', 'label: Accredited statistics'],
      ['Every new collection.', 'Whoever wants the accredited official statistics badge.'],
      ['"It has come in. {due}"', '"Your statistic becomes official. {due}"'],
      ['title: Approval before collection', 'title: National Statistics badge'],
      ['The collection may begin. }', 'The statistic is now official. }'],
    ];
    for (const [from, to] of rows) {
      assert.match(await faultsOf(changed(from, to)), /official|accredited/, to);
    }
    assert.equal(
      await faultsOf(changed('Every new collection.', 'Official statistics that are new.')),
      '',
    );
  });

  it('that is no such file at all changes nothing', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi']
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`)
      .join('\n')}\n`;
    assert.match(await faultsOf(bomb + whole), /refers to another place with \*/);
    assert.match(
      await faultsOf(changed('clocks: {', 'clocks: &c {').concat('\nx: *c\n')),
      /refers to another/,
    );
    assert.match(await faultsOf(`${'['.repeat(100_000)}\n`), /is nested too deeply|is not YAML/);
    assert.match(await faultsOf(`${whole}\nscheme: again\n`), /scheme is given twice/);
    assert.match(await faultsOf(`${whole}\n---\nscheme: two\n`), /more than one document/);
    assert.match(await faultsOf(`${whole}\nx: !!js/function a\n`), /tag/);
    assert.match(await faultsOf('\t- tab'), /tab/);
    assert.match(
      await faultsOf(`# ${'x'.repeat(5_000_000)}\n${whole}`),
      /is larger than 1,000,000 bytes/,
    );
    assert.match(
      await faultsOf(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2])),
      /control character/,
    );
    assert.match(await faultsOf(Buffer.from([0xff, 0xfe, 0x61])), /is not UTF-8 text/);

    writeFileSync(file, whole);
    const [link, pipe] = [join(folder, 'link.yaml'), join(folder, 'pipe')];
    symlinkSync(file, link);
    execFileSync('mkfifo', [pipe]);
    const refused: [string, RegExp][] = [
      [link, /^\S+: is a symbolic link: name the file that it leads to$/m],
      [pipe, /is not a plain file/],
      [folder, /is not a plain file/],
      [join(folder, 'nothing.yaml'), /is not there/],
      [join(file, 'below'), /is not there/],
    ];
    for (const [path, message] of refused) {
      const { code, said } = await scheme('add', path);
      assert.equal(code, 1, path);
      assert.match(said, message);
      assert.match(said, /Nothing was changed\.$/);
    }
  });
});

async function scheme(...args: string[]) {
  const said: string[] = [];
  const call: Pick<Call, 'out' | 'err'> = {
    out: (line) => said.push(line),
    err: (line) => said.push(line),
  };
  const code = await runCommand('scheme', schemeCommand, args, call);
  return { code, said: said.join('\n') };
}
