import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { openSealed, seal } from './sealing.ts';

const passphrase = 'nine invented horses';
const head = 86;
const piece = 64 * 1024 + 16;

/** A file of these bytes, encrypted. */
async function sealed(t: TestContext, bytes: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'register.private');
  // In uneven pieces, as a stream gives them.
  const given = async function* () {
    for (let at = 0; at < bytes.length; at += 50_001) yield bytes.subarray(at, at + 50_001);
  };
  writeFileSync(file, await whole(seal(given(), passphrase)));
  return file;
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(pieces));
}

for (const length of [0, 64 * 1024, 200_000]) {
  it(`${length} bytes come back as they were, as often as they are read`, async (t) => {
    const bytes = randomBytes(length);
    const read = await openSealed(await sealed(t, bytes), passphrase);
    assert.deepEqual(await whole(read()), bytes);
    assert.deepEqual(await whole(read()), bytes);
  });
}

it('the same passphrase typed with other code points opens it', async (t) => {
  const file = join(await sealed(t, Buffer.alloc(0)));
  writeFileSync(file, await whole(seal((async function* () {})(), 'caf\u00e9 horses')));
  assert.deepEqual(await whole((await openSealed(file, 'cafe\u0301 horses'))()), Buffer.alloc(0));
});

it('what was cut short, changed or put in another order is refused, and says where', async (t) => {
  const file = await sealed(t, randomBytes(200_000));
  const read = await openSealed(file, passphrase);
  const bytes = readFileSync(file);
  const cases: [string, Uint8Array, RegExp][] = [
    ['its first piece', changed(bytes, 100), /was changed or cut short, in or after byte 86\./],
    ['its second piece', changed(bytes, head + piece), /in or after byte 65638\./],
    ['its last byte', changed(bytes, bytes.length - 1), /was changed or cut short/],
    ['cut between pieces', bytes.subarray(0, head + piece), /is cut short: its end is missing/],
    ['cut within a piece', bytes.subarray(0, head + 1000), /was changed or cut short/],
    ['only its beginning', bytes.subarray(0, head), /was changed or cut short/],
    ['longer', Buffer.concat([bytes, Buffer.from('more')]), /was changed or cut short/],
    [
      'in another order',
      Buffer.concat([
        bytes.subarray(0, head),
        bytes.subarray(head + piece, head + 2 * piece),
        bytes.subarray(head, head + piece),
        bytes.subarray(head + 2 * piece),
      ]),
      /in or after byte 86\./,
    ],
  ];
  for (const [what, wrong, message] of cases) {
    writeFileSync(file, wrong);
    await assert.rejects(whole(read()), message, what);
  }
});

it('another passphrase, and another beginning, open nothing', async (t) => {
  const file = await sealed(t, randomBytes(100));
  const bytes = readFileSync(file);
  await assert.rejects(openSealed(file, 'ten invented horses'), /passphrase is not the one/);
  const cases: [Uint8Array, RegExp][] = [
    [changed(bytes, 0), /is not a private part/],
    [bytes.subarray(0, 40), /is not a private part/],
    [Buffer.alloc(0), /is not a private part/],
    [changed(bytes, 30), /passphrase is not the one .* or the file’s beginning was changed/],
    [changed(bytes, 60), /or the file’s beginning was changed/],
  ];
  for (const [wrong, message] of cases) {
    writeFileSync(file, wrong);
    await assert.rejects(openSealed(file, passphrase), message);
  }
});

function changed(bytes: Buffer, at: number): Buffer {
  const wrong = Buffer.from(bytes);
  wrong[at] = (wrong[at] ?? 0) ^ 1;
  return wrong;
}
