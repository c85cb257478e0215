import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { readSettings } from '../src/kernel/settings.ts';
import { type RunningServer, startServer } from '../src/main.ts';
import { runs } from './runs.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
let server: RunningServer;
let port: number;

before(async () => {
  const settings = readSettings({ COUNTERSIGN_DATA: folder, PORT: '0' });
  server = await startServer(settings, { starter: true, err: () => {} });
  port = Number(new URL(server.address).port);
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the server answers to bytes as they are, until it closes the connection. */
async function send(bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? null : reject(error),
    );
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(bytes);
    socket.end();
  });
}

function request(path: string, ...headers: string[]): string {
  return [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join(
    '\r\n',
  );
}

function assertCalm(answer: string, what: string): void {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
  // No answer at all is the connection being closed: that is calm, too.
  assert.ok(status < 500, `${what}: ${answer.slice(0, 300)}`);
  assert.doesNotMatch(answer, /\bat .*(\.ts|\.js|node:)|node_modules|Error:.*\n\s+at/, what);
}

describe('hostile requests', () => {
  const paths = [
    '/\0',
    '/%00',
    '/examples/%00',
    '/examples/a%00b.json',
    '/%E0%A4%A',
    '/examples/%E0%A4%A',
    '/%',
    '//',
    '///',
    '//evil.example',
    '//evil.example/',
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/../../package.json',
    '/examples/..',
    '/./examples',
    '\\examples',
    '*',
    'http://evil.example/',
    'http://[',
    'examples',
    `/${'a'.repeat(20_000)}`,
    `/examples/${'a-'.repeat(5_000)}`,
    `/examples?q=${'a'.repeat(20_000)}`,
    `/examples?q=${'a'.repeat(100_000)}`,
    `/examples?${'q=a&'.repeat(5_000)}`,
    '/examples?q=%00',
    '/examples?q=%E0%A4%A',
    '/examples?q=%22',
    '/examples?q=a*+OR+b)+AND+NEAR(',
    "/examples?q='; drop table examples; --",
    '/examples?page=0',
    '/examples?page=-1',
    '/examples?page=1e999',
    '/examples?page=99999999999999999999',
    '/examples?per_page=101',
    '/examples?per_page=x',
    '/examples?nope=1',
    '/examples?__proto__=1',
    '/examples?constructor=1',
    '/examples?method=__proto__',
    '/examples?country=toString',
    '/examples?from=x',
    '/examples?from=9999-99',
    '/examples?sort=x',
    '/examples?view=x',
    '/compare?e=',
    '/compare?e=a&e=a',
    '/constructor',
    '/__proto__',
    '/examples/constructor',
    '/methods/constructor',
    '/stages/1.1',
    '/examples/a/history/99999999999999999999',
    '/examples/a/history/-1',
    '/examples.json?q=\ud83d\ude00'.normalize(),
    '/examples.csv?q=%ff',
    '/examples.xyz',
    '/examples.json/',
    '/.json',
    '/.env',
    '/data/register.db',
    '/resources/constructor',
    '/topics/%2e%2e',
  ];
  for (const path of paths) {
    it(`GET ${JSON.stringify(path.slice(0, 60))}`, async () => {
      assertCalm(await send(Buffer.from(request(path), 'utf8')), path);
    });
  }

  const raw: Record<string, string | Uint8Array> = {
    'not HTTP': 'hello\r\n\r\n',
    bytes: Uint8Array.from({ length: 500 }, (_, index) => index % 256),
    'no Host': 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    'an odd Host': 'GET / HTTP/1.1\r\nHost: a b/c?d#e@f\r\nConnection: close\r\n\r\n',
    'an empty Host': 'GET /examples HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n',
    'a large header': request('/', `X-Large: ${'a'.repeat(100_000)}`),
    'many headers': request('/', ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: a`)),
    'absurd Accept': request('/examples', `Accept: ${'a/b;q=0.1,'.repeat(2_000)}`),
    'a Range': request('/examples', 'Range: bytes=0-0,-1,5-2'),
    'a truncated body':
      'POST /examples HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\nConnection: close\r\n\r\nhalf',
    'a body too large': `POST /examples HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\nConnection: close\r\n\r\nhalf`,
    'a negative length': 'POST /examples HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n',
    'two lengths':
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'broken chunks':
      'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    'an unknown method': 'FROB / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    TRACE: 'TRACE /examples HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    CONNECT: 'CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n',
    DELETE: 'DELETE /examples HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    'a GET with a body':
      'GET /examples HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc',
  };
  for (const [what, bytes] of Object.entries(raw)) {
    it(what, async () => assertCalm(await send(bytes), what));
  }

  it('any path and query', async () => {
    const part = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom(
        '/',
        '.',
        '%',
        '..',
        'examples',
        '.json',
        '?',
        '&',
        '=',
        'q',
        'stages',
        '%2f',
        '%00',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const path = `/${parts.join('')}`.replace(/[\r\n]/g, '');
        assertCalm(await send(Buffer.from(request(path), 'utf8')), path);
      }),
      { numRuns: runs(200) },
    );
  });

  it('never sends anybody to another site', async () => {
    for (const path of [
      '//evil.example/',
      '///evil.example//',
      '/\\evil.example/',
      '/%5cevil.example/',
      '//evil.example/%2e%2e',
    ]) {
      const location = /^location: (.*)$/im.exec(await send(request(path)))?.[1];
      assert.ok(location === undefined || /^\/(?![/\\])/.test(location), `${path}: ${location}`);
    }
  });
});
