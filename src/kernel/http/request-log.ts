import type { MiddlewareHandler } from 'hono';

export type RequestLog = (method: string, path: string, status: number, ms: number) => void;

/** Tells the log of each request when it has been answered. */
export function logRequests(log: RequestLog): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now();
    await next();
    // As it was sent, so that no control character reaches a terminal.
    const path = /^\w+:\/\/[^/]*([^?#]*)/.exec(c.req.url)?.[1] ?? '';
    log(c.req.method, path, c.res.status, performance.now() - began);
  };
}

/**
 * One line a request: method, path, status, milliseconds. Never who asked, nor
 * the query, which may hold a key or what somebody was looking for. Lines are written together, so
 * that logging does not slow what it logs.
 */
export function createRequestLog(say: (lines: string) => void): {
  write: RequestLog;
  flush: () => void;
} {
  let lines = '';
  let timer: NodeJS.Timeout | null = null;
  function flush() {
    if (timer) clearTimeout(timer);
    timer = null;
    if (lines) say(lines.trimEnd());
    lines = '';
  }
  return {
    write(method, path, status, ms) {
      lines += `${method} ${path.slice(0, 200)} ${status} ${ms.toFixed(1)} ms\n`;
      timer ??= setTimeout(flush, 200);
    },
    flush,
  };
}
