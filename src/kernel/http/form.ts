import type { Context } from 'hono';
import { Invalid } from '../errors.ts';

/** What a form sent: every field's values in their order, as typed; files apart. */
export interface Form {
  fields: Readonly<Record<string, readonly string[]>>;
  files: Readonly<Record<string, readonly File[]>>;
}

/** Reads a form of either encoding; anything else reads as an empty one. Throws Invalid for a broken one. */
export async function readForm(c: Context): Promise<Form> {
  const fields: Record<string, string[]> = Object.create(null);
  const files: Record<string, File[]> = Object.create(null);
  const body = await parseForm(c);
  for (const [name, given] of Object.entries(body)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (typeof value === 'string') {
        fields[name] ??= [];
        // Browsers send CR LF for each line break that was typed.
        fields[name].push(value.replace(/\r\n?/g, '\n'));
      } else {
        files[name] ??= [];
        files[name].push(value);
      }
    }
  }
  return { fields, files };
}

async function parseForm(c: Context) {
  try {
    return await c.req.parseBody({ all: true });
  } catch {
    throw new Invalid([{ field: 'form', message: 'did not arrive whole; send it again' }]);
  }
}

/** The first value of a field; empty when there is none. */
export function fieldOf(form: Form, name: string): string {
  return form.fields[name]?.[0] ?? '';
}

/**
 * Whether a request was sent from this site's own pages. A browser says so itself in Sec-Fetch-Site, or
 * in Origin where that header is not known; a page elsewhere cannot forge either. Neither: no.
 */
export function cameFromHere(url: string, c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('Origin');
  return origin !== undefined && (origin === url || origin === new URL(c.req.url).origin);
}
