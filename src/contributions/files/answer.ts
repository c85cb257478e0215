import type { Context } from 'hono';

/**
 * A contributor's file as a download: never shown within our pages, its type never guessed, and should
 * a browser open it all the same, nothing in it may run or load.
 */
export function respondFile(
  c: Context,
  file: { name: string; type: string; bytes: Uint8Array },
): Response {
  const bytes = new Uint8Array(file.bytes);
  return c.body(bytes, 200, {
    'Content-Type': file.type,
    'Content-Length': String(bytes.length),
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
}

// RFC 8187 allows fewer signs than encodeURIComponent leaves.
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
