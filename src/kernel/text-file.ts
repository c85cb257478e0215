/** The largest file that is read, in bytes: the longest example so far has 20,000. */
export const mostBytes = 1_000_000;

export interface Fault {
  line: number | null;
  message: string;
}

/**
 * The text of a file, line ends as LF and without a byte order mark. A fault where the bytes are not
 * UTF-8, or hold control characters.
 */
export function readText(bytes: Uint8Array, most = mostBytes): string | Fault {
  if (bytes.length > most) {
    return {
      line: null,
      message: `is larger than ${most.toLocaleString('en-GB')} bytes, which is the most for one file`,
    };
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { line: lineOfFault(bytes), message: 'is not UTF-8 text here' };
  }
  const found = control.exec(text);
  if (found) {
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return {
      line: lineAt(text, found.index),
      message: `holds a control character (U+${code})`,
    };
  }
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The line, from 1, of a place in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

// Drops the byte order mark that some editors write.
const decoder = new TextDecoder('utf-8', { fatal: true });

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\ufffe\uffff]/;

function lineOfFault(bytes: Uint8Array): number {
  const replaced = new TextDecoder('utf-8').decode(bytes);
  // A file may hold the replacement character itself; then the first of them is named.
  return lineAt(replaced, Math.max(0, replaced.indexOf('\ufffd')));
}
