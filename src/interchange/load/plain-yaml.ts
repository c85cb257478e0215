/**
 * Reads the plain part of YAML that examples are written in: keys with values, lists, quoted text
 * without escapes, folded text (`>-`). Answers undefined for anything else, and wherever there is the
 * least doubt; then the whole YAML reader has the word. It takes a twentieth of that one's time, which
 * is half of what a load takes; a test holds the two to the same answers.
 */
export function readPlainYaml(text: string): unknown {
  // Tabs, spaces at the end of a line, and empty lines.
  if (/[\t\ufeff]| \n|\n\n|^\n| $/.test(text)) return undefined;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const remarks = lines.findIndex((line) => !line.startsWith('#'));
  const reader: Reader = { lines, at: Math.max(0, remarks) };
  try {
    const value = readBlock(reader, 0);
    return reader.at === lines.length ? value : undefined;
  } catch (error) {
    if (error === doubt) return undefined;
    throw error;
  }
}

interface Reader {
  lines: string[];
  /** The line to read next. */
  at: number;
}

const doubt = new Error('This is more than plain YAML.');
const pair = /^([A-Za-z_][A-Za-z0-9_-]*):(?: (.*))?$/;
const word = /^(?:true|false|null|__proto__)$/i;

function readBlock(reader: Reader, indent: number): unknown {
  const line = reader.lines[reader.at];
  if (line === undefined || indentOf(line) !== indent) throw doubt;
  return line.startsWith('- ', indent) ? readList(reader, indent) : readMap(reader, indent);
}

function readMap(reader: Reader, indent: number): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || indentOf(line) < indent) return map;
    if (indentOf(line) > indent) throw doubt;
    // A list may end a map that stands in a list at the same depth: the caller goes on.
    if (line.startsWith('- ', indent)) return map;
    const [, key = '', value = ''] = pair.exec(line.slice(indent)) ?? [];
    if (key === '' || word.test(key) || Object.hasOwn(map, key)) throw doubt;
    reader.at++;
    map[key] = readValue(reader, value, indent);
  }
}

function readList(reader: Reader, indent: number): unknown[] {
  const list: unknown[] = [];
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || indentOf(line) < indent) return list;
    if (indentOf(line) > indent) throw doubt;
    if (!line.startsWith('- ', indent)) return list;
    const rest = line.slice(indent + 2);
    if (pair.test(rest)) {
      reader.lines[reader.at] = ' '.repeat(indent + 2) + rest;
      list.push(readMap(reader, indent + 2));
    } else {
      reader.at++;
      list.push(readValue(reader, rest, indent));
    }
  }
}

/** A value whose key stands at `indent`; the reader is at the line after the key's. */
function readValue(reader: Reader, text: string, indent: number): unknown {
  const next = reader.lines[reader.at];
  const deeper = next === undefined ? 0 : indentOf(next);
  if (text === '') {
    if (next?.slice(deeper) === '[' && deeper > indent) return readFlowLines(reader, deeper);
    if (next !== undefined && deeper > indent) return readBlock(reader, deeper);
    if (next?.startsWith('- ', indent) && deeper === indent) return readList(reader, indent);
    return null;
  }
  if (text === '>-') return readFolded(reader, indent);
  // A value that goes on in the next line.
  if (next !== undefined && deeper > indent) throw doubt;
  if (text.startsWith('[')) return readFlow(text);
  return readScalar(text);
}

function readFolded(reader: Reader, indent: number): string {
  const depth = indentOf(reader.lines[reader.at] ?? '');
  if (depth <= indent) throw doubt;
  const parts: string[] = [];
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || indentOf(line) <= indent) return parts.join(' ');
    if (indentOf(line) !== depth) throw doubt;
    parts.push(line.slice(depth));
    reader.at++;
  }
}

const item = /^(?:[\p{L}\p{M}\d][\p{L}\p{M}\d _.'’-]*|"[^"\\,[\]{}]*")$/u;

function readFlow(text: string): unknown[] {
  if (!text.endsWith(']')) throw doubt;
  return text
    .slice(1, -1)
    .split(', ')
    .map((one) => {
      if (!item.test(one)) throw doubt;
      return readScalar(one);
    });
}

/** A list that was too long for one line: `[`, each entry on its own line with a comma, `]`. */
function readFlowLines(reader: Reader, indent: number): unknown[] {
  const entries: string[] = [];
  for (reader.at++; ; reader.at++) {
    const line = reader.lines[reader.at];
    if (line === undefined) throw doubt;
    if (line === `${' '.repeat(indent)}]`) break;
    if (indentOf(line) <= indent) throw doubt;
    entries.push(line.slice(indentOf(line)));
  }
  reader.at++;
  const after = reader.lines[reader.at];
  if (after !== undefined && indentOf(after) >= indent) throw doubt;
  const last = entries.at(-1);
  if (
    last === undefined ||
    last.endsWith(',') ||
    !entries.slice(0, -1).every((one) => one.endsWith(','))
  ) {
    throw doubt;
  }
  return readFlow(`[${entries.join(' ')}]`);
}

const quoted = /^"([^"\\]*)"$/;
const quotedOnce = /^'((?:[^']|'')*)'$/;
const plain = /^[\p{L}\d(“‘£€$/](?!.*(?:: | #|:$))/u;
const special = /^(?:true|false|null)$/i;
const number = /^(?:0|[1-9]\d{0,14})$/;
const numberLike = /^\d[\d.eExXoO_+-]*$|^0[xo]/;

function readScalar(text: string): unknown {
  const first = text[0];
  if (first === '"') return quoted.exec(text)?.[1] ?? refuse();
  if (first === "'") return quotedOnce.exec(text)?.[1]?.replaceAll("''", "'") ?? refuse();
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (!plain.test(text) || special.test(text)) throw doubt;
  if (number.test(text)) return Number(text);
  // 2021-06-03 is text in YAML 1.2; 1.10, 1e3 and 0x1F are left to the other reader.
  if (numberLike.test(text) && !/^\d{4}-\d\d(?:-\d\d)?$/.test(text)) throw doubt;
  return text;
}

function refuse(): never {
  throw doubt;
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 32) indent++;
  return indent;
}
