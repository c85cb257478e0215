import type { Context } from 'hono';
import type { Html } from '../html.ts';

export const types = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  atom: 'application/atom+xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  problem: 'application/problem+json; charset=utf-8',
} as const;

type Status = 200 | 201 | 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;

export function respondHtml(c: Context, markup: Html, status: Status = 200): Response {
  return c.body(String(markup), status, { 'Content-Type': types.html });
}

export function respondJson(c: Context, value: unknown, status: Status = 200): Response {
  return c.body(JSON.stringify(c.get('demonstration') ? marked(value) : value), status, {
    'Content-Type': status >= 400 ? types.problem : types.json,
    ...anyOrigin,
  });
}

/** A document of a demonstration says so itself: whoever keeps it may lose the header. */
function marked(value: unknown): unknown {
  const isDocument = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isDocument ? { demonstration: true, ...value } : value;
}

/** Text in one of the formats, open to every origin. */
export function respondText(
  c: Context,
  kind: keyof typeof types,
  body: string | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Response {
  const all = { 'Content-Type': types[kind], ...anyOrigin, ...headers };
  return c.body(body, 200, all);
}

export const anyOrigin = { 'Access-Control-Allow-Origin': '*' };
