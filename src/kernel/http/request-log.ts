/**
 * One line a request to the standard error: method, path, status, milliseconds. Never who asked, nor
 * the query, which may hold a key or what somebody was looking for. Lines are written together, so
 * that logging does not slow what it logs.
 */
export function createRequestLog(write = (text: string) => void process.stderr.write(text)) {
  let lines = '';
  let timer: NodeJS.Timeout | null = null;
  function flush() {
    if (timer) clearTimeout(timer);
    timer = null;
    if (lines) write(lines);
    lines = '';
  }
  return {
    write(method: string, path: string, status: number, ms: number) {
      lines += `${method} ${path.slice(0, 200)} ${status} ${ms.toFixed(1)} ms\n`;
      timer ??= setTimeout(flush, 200);
    },
    flush,
  };
}
