import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { Invalid } from '../errors.ts';
import { cameFromHere, readForm } from './form.ts';

async function read(body: string | FormData | URLSearchParams, type?: string) {
  const app = new Hono().post('/', async (c) => c.json(await readForm(c)));
  app.onError((error, c) => c.text(error.name, error instanceof Invalid ? 422 : 500));
  const headers: Record<string, string> = type ? { 'Content-Type': type } : {};
  return app.request('/', { method: 'POST', body, headers });
}

test('both encodings read alike, repeats kept, line breaks as people mean them', async () => {
  const parts = new FormData();
  for (const [name, value] of [
    ['text', 'one\r\ntwo'],
    ['roles', 'a'],
    ['roles', 'b'],
    ['__proto__', 'x'],
  ] as const) {
    parts.append(name, value);
  }
  const pairs = new URLSearchParams();
  for (const [name, value] of parts) pairs.append(name, String(value));
  for (const body of [parts, pairs]) {
    const { fields } = (await (await read(body)).json()) as {
      fields: Record<string, string[]>;
    };
    assert.deepEqual(fields.text, ['one\ntwo']);
    assert.deepEqual(fields.roles, ['a', 'b']);
  }
});

test('a file stands apart from the fields', async () => {
  const form = new FormData();
  form.append('evidence', new File(['x'], 'letter.pdf'));
  const { fields, files } = (await (await read(form)).json()) as Record<string, object>;
  assert.deepEqual(fields, {});
  assert.deepEqual(Object.keys(files ?? {}), ['evidence']);
});

test('what is broken is told, and what is no form is empty', async () => {
  assert.equal((await read('x', 'multipart/form-data')).status, 422);
  assert.equal((await read('--b\r\nrubbish', 'multipart/form-data; boundary=b')).status, 422);
  const other = await read('{"a":1}', 'application/json');
  assert.deepEqual(await other.json(), { fields: {}, files: {} });
});

test('a browser that knows Sec-Fetch-Site is asked that; an older one its Origin', async () => {
  const url = 'https://register.example';
  const app = new Hono().post('/', (c) => c.text(String(cameFromHere(url, c))));
  for (const [headers, answer] of [
    [{ 'Sec-Fetch-Site': 'same-origin' }, true],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, true],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: url }, false],
    [{ Origin: url }, true],
    // Behind a proxy that speaks https for us, or at another name of this machine.
    [{ Origin: 'http://localhost' }, true],
    [{ Origin: 'https://register.example.evil.example' }, false],
    [{ Origin: 'null' }, false],
    [{}, false],
  ] as const) {
    const asked = await app.request('http://localhost/', { method: 'POST', headers });
    assert.equal(await asked.text(), String(answer), JSON.stringify(headers));
  }
});
