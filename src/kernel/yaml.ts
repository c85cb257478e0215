import { load } from 'js-yaml';
import {
  type Document,
  isAlias,
  isCollection,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
} from 'yaml';
import { type Fault, lineAt } from './text-file.ts';

export type Path = readonly PropertyKey[];
/** Something wrong with a field; the line is the text's own, from 1. */
export type FieldFault = Fault & { field: string | null };

/**
 * What a YAML text says, or what is wrong with it. Aliases and merge keys are refused, tags too.
 * js-yaml reads it in a fifth of the time; where it finds anything wrong, or might understand something
 * that we refuse, the reader that knows lines and names has the word. A test holds the two together.
 */
export function readYaml(text: string): { value: unknown } | { faults: FieldFault[] } {
  if (mayBeRefused.test(text)) return readWholeYaml(text);
  try {
    return { value: load(text, { maxAliases: 0 }) };
  } catch {
    return readWholeYaml(text);
  }
}

// An anchor, an alias, a tag, a merge key or a complex key, where one may begin.
const mayBeRefused = /(?:^|[\s[{,:-])(?:[&*!]\S|<<|\? )/m;

/** The same, always by the whole YAML reader. */
export function readWholeYaml(text: string): { value: unknown } | { faults: FieldFault[] } {
  try {
    const document = parsed(text);
    const faults = findFaults(text, document);
    return faults.length > 0 ? { faults } : { value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    // The parser calls itself for each level: very deep nesting ends the stack. Nothing else throws.
    if (!(error instanceof RangeError)) throw error;
    return { faults: [{ line: null, field: null, message: 'is nested too deeply' }] };
  }
}

/**
 * Answers the line, from 1, of the value at a path, or of the nearest thing around it when the path is
 * not there. Parses again: positions are wanted only where something is wrong.
 */
export function createLocator(text: string): (path: Path) => number {
  const { contents } = parsed(text);
  return (path) => lineAt(text, offsetOf(contents, path));
}

function parsed(text: string): Document.Parsed {
  // It would compare each key with every other: findRepeated does not.
  return parseDocument(text, {
    schema: 'core',
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
}

function findFaults(text: string, document: Document.Parsed): FieldFault[] {
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    return wrong.slice(0, 3).map(({ code, pos: [offset], message }) => ({
      line: lineAt(text, offset),
      field: null,
      message: messages[code] ?? `is not YAML here: ${message.split('\n')[0]}`,
    }));
  }
  const repeated = findRepeated(document);
  if (repeated.length > 0) {
    return repeated.slice(0, 3).map(({ offset, key }) => ({
      line: lineAt(text, offset),
      field: key.slice(0, 60),
      message: 'is given twice',
    }));
  }
  const reference = findReference(document);
  if (reference === null) return [];
  const message = 'refers to another place with * or <<; write it out here instead';
  return [{ line: lineAt(text, reference), field: null, message }];
}

const messages: Record<string, string> = {
  TAB_AS_INDENT: 'is indented with a tab; use spaces',
  MULTIPLE_DOCS: 'holds more than one document',
  TAG_RESOLVE_FAILED: 'holds a tag (!…), which is not taken here',
  NON_STRING_KEY: 'has a key that is not text',
};

/** Keys that stand in one map before, in their order. */
function findRepeated(document: Document.Parsed): { offset: number; key: string }[] {
  const repeated: { offset: number; key: string }[] = [];
  visit(document, {
    Map(_, { items }) {
      const known = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (known.has(name) && name !== '<<')
          repeated.push({ offset: key.range?.[0] ?? 0, key: name });
        known.add(name);
      }
    },
  });
  return repeated;
}

function findReference(document: Document.Parsed): number | null {
  let offset: number | null = null;
  visit(document, (_, node) => {
    const merge = isPair(node) && isScalar(node.key) && node.key.value === '<<';
    if (!isAlias(node) && !merge) return undefined;
    const place = isPair(node) ? node.key : node;
    offset = (isNode(place) && place.range?.[0]) || 0;
    return visit.BREAK;
  });
  return offset;
}

function offsetOf(contents: unknown, path: Path): number {
  let node = contents;
  let offset = isNode(node) && node.range ? node.range[0] : 0;
  for (const step of path) {
    if (!isCollection(node)) break;
    const item = node.items.find((one, index) =>
      isPair(one) ? isScalar(one.key) && String(one.key.value) === String(step) : index === step,
    );
    if (item === undefined) break;
    const start = isPair(item) ? item.key : item;
    if (isNode(start) && start.range) offset = start.range[0];
    node = isPair(item) ? item.value : item;
  }
  return offset;
}
