import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Conflict } from '../../kernel/errors.ts';

// The form is described in docs/import-and-export.md.
const magic = Buffer.from('countersign-private-1\n');
const saltBytes = 32;
const proofBytes = 32;
const tagBytes = 16;
const pieceBytes = 64 * 1024;
const headBytes = magic.length + saltBytes + proofBytes;

/** Encrypts bytes to a passphrase, a piece at a time. */
export async function* seal(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(saltBytes);
  const keys = await deriveKeys(passphrase, salt);
  const head = Buffer.concat([magic, salt, keys.proof]);
  yield head;
  let number = 0;
  for await (const { piece, isLast } of cut(bytes, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', keys.key, nonceOf(number++, isLast));
    cipher.setAAD(head);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/**
 * Opens a sealed file: answers what reads its bytes, as often as it is called. Throws Conflict when the
 * passphrase is wrong; reading throws Conflict where the file was cut short or changed.
 */
export async function openSealed(
  file: string,
  passphrase: string,
): Promise<() => AsyncGenerator<Uint8Array>> {
  const head = await readHead(file);
  if (head.length < headBytes || !head.subarray(0, magic.length).equals(magic)) {
    throw new Conflict(
      `${file} is not a private part written by Countersign. Nothing was changed.`,
    );
  }
  const { key, proof } = await deriveKeys(
    passphrase,
    head.subarray(magic.length, magic.length + saltBytes),
  );
  if (!proof.equals(head.subarray(magic.length + saltBytes))) {
    throw new Conflict(
      `The passphrase is not the one that ${file} was encrypted to, or the file’s beginning was changed. Nothing was changed here.`,
    );
  }
  return () => unseal(file, key, head);
}

async function* unseal(file: string, key: Buffer, head: Buffer): AsyncGenerator<Uint8Array> {
  let number = 0;
  const sealed = createReadStream(file, { start: headBytes });
  for await (const { piece, isLast } of cut(sealed, pieceBytes + tagBytes)) {
    const opened = openPiece(piece, key, head, nonceOf(number, isLast));
    if (opened === null) {
      const cutShort =
        isLast && openPiece(piece, key, head, nonceOf(number, false)) !== null
          ? 'is cut short: its end is missing'
          : `was changed or cut short, in or after byte ${headBytes + number * (pieceBytes + tagBytes)}`;
      throw new Conflict(`${file} ${cutShort}. Nothing was changed here.`);
    }
    yield opened;
    number++;
  }
}

function openPiece(piece: Buffer, key: Buffer, head: Buffer, nonce: Buffer): Buffer | null {
  if (piece.length < tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(head);
  decipher.setAuthTag(piece.subarray(-tagBytes));
  const opened = decipher.update(piece.subarray(0, -tagBytes));
  try {
    decipher.final();
    return opened;
  } catch {
    return null;
  }
}

/** Bytes in pieces of one size; the last may be shorter, and empty when there is nothing. */
async function* cut(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let waiting: Buffer = Buffer.alloc(0);
  for await (const some of bytes) {
    waiting = Buffer.concat([waiting, some]);
    // What is exactly one piece may be the last.
    while (waiting.length > size) {
      yield { piece: waiting.subarray(0, size), isLast: false };
      waiting = waiting.subarray(size);
    }
  }
  yield { piece: waiting, isLast: true };
}

// The number of the piece, and whether it is the last: pieces cannot be swapped, nor the end be cut off.
// The key is of this file alone, as its salt is.
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

async function deriveKeys(passphrase: string, salt: Uint8Array) {
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
  // The same letters may be typed in two ways: é is one code point or two.
  const derived = await derive(passphrase.normalize('NFC'), salt, 64, cost);
  const proof = createHmac('sha256', derived.subarray(32)).update(magic).update(salt).digest();
  return { key: derived.subarray(0, 32), proof };
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
