import type { Context, MiddlewareHandler } from 'hono';

/** What every answer carries: no script at all, nothing from elsewhere, no framing, no guessing of types. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "script-src 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const secureOnly = 'max-age=31536000';

/** Puts the security headers on every answer; a page may say something stricter of its own. */
export function secure(url: string): MiddlewareHandler {
  const entries = Object.entries(securityHeaders);
  if (url.startsWith('https:')) entries.push(['Strict-Transport-Security', secureOnly]);
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of entries) if (!headers.has(name)) headers.set(name, value);
    // What any origin may fetch, any origin may also embed or link as data.
    headers.set('Cross-Origin-Resource-Policy', isOpen(headers) ? 'cross-origin' : 'same-origin');
  };
}

/** Answers what a browser asks before it fetches from another origin; `also`: one more method that it may use. */
export function respondToPreflight(c: Context, also?: 'POST'): Response {
  const methods = ['GET', 'HEAD', 'OPTIONS', ...(also ? [also] : [])].join(', ');
  return c.body(null, 204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': methods,
    ...(also && { 'Access-Control-Allow-Headers': 'Content-Type' }),
    'Access-Control-Max-Age': '86400',
    Allow: methods,
  });
}

function isOpen(headers: Headers): boolean {
  return headers.get('Access-Control-Allow-Origin') === '*';
}
