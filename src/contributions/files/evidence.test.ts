import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { runs } from '../../../test/runs.ts';
import { readEvidence, typeOf } from './evidence.ts';
import { joined } from './jpeg.ts';

const secret = 'GPS 51.5 N, by Somebody';
const text = (words: string) => new TextEncoder().encode(words);

const png = joined([
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  pngChunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
  pngChunk('tEXt', text(`Author\0${secret}`)),
  pngChunk('eXIf', text(secret)),
  pngChunk('IDAT', deflateSync(Uint8Array.of(0, 127))),
  pngChunk('IEND', new Uint8Array()),
  text(secret),
]);

// The segments are real; the picture data is not, as nothing here decodes it.
const jpeg = joined([
  Uint8Array.of(0xff, 0xd8),
  segment(0xe0, joined([text('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9)])),
  segment(0xe1, text(`Exif\0\0${secret}`)),
  segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
  segment(0xe2, text('ICC_PROFILE\0\x01\x01profile')),
  segment(0xed, text(`Photoshop 3.0\0${secret}`)),
  segment(0xfe, text(secret)),
  segment(0xdb, new Uint8Array(65)),
  segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
  Uint8Array.of(1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4),
  Uint8Array.of(0xff, 0xd9),
  text(secret),
]);

const webp = riff([
  webpChunk('VP8X', Uint8Array.of(0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
  webpChunk('VP8L', Uint8Array.of(0x2f, 0, 0, 0, 0)),
  webpChunk('EXIF', text(secret)),
  webpChunk('XMP ', text(`${secret}.`)),
]);

for (const [type, bytes, needed] of [
  ['image/png', png, ['IHDR', 'IDAT', 'IEND']],
  ['image/jpeg', jpeg, ['JFIF', 'ICC_PROFILE']],
  ['image/webp', webp, ['VP8X', 'VP8L']],
] as const) {
  test(`${type}: where and by whom is gone, the picture is there, and again it is the same`, () => {
    assert.ok(Buffer.from(bytes).includes(secret));
    const kept = evidence('a', bytes);
    assert.equal(kept.type, type);
    assert.ok(!Buffer.from(kept.bytes).includes(secret));
    for (const part of needed) assert.ok(Buffer.from(kept.bytes).includes(part), part);
    assert.deepEqual(evidence('a', kept.bytes).bytes, kept.bytes);
  });

  test(`${type}: cut anywhere or changed anywhere, it is taken clean or refused in words`, () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const changed = cut ? bytes.slice(0, at) : bytes.with(at, byte);
        const read = readEvidence('a', changed);
        if ('problem' in read) assert.match(read.problem, /^a is (damaged|empty|not a PDF)/);
        // A chunk whose name was changed to a needed one is still checked by its sum.
        else if (type === 'image/png') assert.ok(!Buffer.from(read.bytes).includes(secret));
      }),
      { numRuns: runs(300) },
    );
  });
}

test('the picture data of a JPEG is kept byte for byte', () => {
  const kept = Buffer.from(evidence('a', jpeg).bytes);
  assert.ok(kept.includes(Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xd9])));
});

test('a picture that a telephone took on its side stays the right way up, and says no more', () => {
  for (const little of [true, false]) {
    const tiff = new DataView(new ArrayBuffer(40));
    tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
    tiff.setUint16(2, 42, little);
    tiff.setUint32(4, 8, little);
    tiff.setUint16(8, 2, little);
    tiff.setUint16(10, 0x010f, little);
    tiff.setUint16(22, 0x0112, little);
    tiff.setUint16(24, 3, little);
    tiff.setUint32(26, 1, little);
    tiff.setUint16(30, 6, little);
    const exif = joined([text('Exif\0\0'), new Uint8Array(tiff.buffer), text(secret)]);
    const turned = joined([jpeg.subarray(0, 2), segment(0xe1, exif), jpeg.subarray(2)]);
    const kept = Buffer.from(evidence('a', turned).bytes);
    assert.ok(!kept.includes(secret));
    const at = kept.indexOf('Exif');
    assert.equal(kept.readUInt16BE(at - 2), 34);
    assert.deepEqual([...kept.subarray(at + 16, at + 26)], [1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]);
    assert.deepEqual(evidence('a', kept).bytes, new Uint8Array(kept));
  }
});

test('a file is known by its content, not by its name', () => {
  assert.equal(typeOf(text('<script>alert(1)</script>')), null);
  assert.equal(typeOf(text('%PDF-1.7\n')), 'application/pdf');
  assert.equal(evidence('scan.html', png).name, 'scan.html.png');
  assert.equal(evidence('../../etc/pass"wd\r\n.png', png).name, 'passwd.png');
  assert.ok(evidence(`${'😀'.repeat(60)}a.png`, png).name.isWellFormed(), 'no half sign');
  assert.deepEqual(readEvidence('page.png', text('<svg xmlns="a">')), {
    problem: 'page.png is not a PDF, JPEG, PNG or WebP file',
  });
  assert.ok('problem' in readEvidence('large.pdf', new Uint8Array(5_000_001)));
});

test('any bytes at all are taken or refused, never an error', () => {
  const heads = [png.slice(0, 8), jpeg.slice(0, 3), webp.slice(0, 12), text('%PDF-'), text('')];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
      assert.doesNotThrow(() => readEvidence('a', joined([head, rest])));
    }),
  );
});

function evidence(name: string, bytes: Uint8Array) {
  const read = readEvidence(name, bytes);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

function pngChunk(type: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + content.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, content.length);
  whole.set(text(type), 4);
  whole.set(content, 8);
  view.setUint32(8 + content.length, crc32(whole.subarray(4, 8 + content.length)));
  return whole;
}

function segment(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 255), content]);
}

function webpChunk(type: string, content: Uint8Array): Uint8Array {
  const head = new Uint8Array(8);
  head.set(text(type));
  new DataView(head.buffer).setUint32(4, content.length, true);
  return joined([head, content, new Uint8Array(content.length % 2)]);
}

function riff(chunks: Uint8Array[]): Uint8Array {
  const body = joined(chunks);
  const head = new Uint8Array(12);
  head.set(text('RIFF'));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  head.set(text('WEBP'), 8);
  return joined([head, body]);
}
