import { fieldLabel } from '../page/field-text.ts';
import type { Example } from '../schema.ts';
import { slugOf } from './reading-names.ts';
import type { Typed } from './typed.ts';

/** What is to be taken out: words wherever they stand, and whole fields; and what takes their place. */
export interface Redacting {
  words: readonly string[];
  fields: readonly string[];
  mark: string;
}

/** What takes the place of an address: one that leads nowhere, for ever (RFC 2606). */
export const redactedAddress = 'https://redacted.invalid/';

/** Fields of an example that hold somebody's words, and can be redacted as a whole. */
export const redactableFields = [
  'title',
  'summary',
  'description',
  'done',
  'changed',
  'consequences',
  'lessons',
  'exchanges',
  'activities',
  'participants',
  'period',
  'date_note',
  'involved_note',
  'method_note',
  'places',
  'sources',
  'coded_by',
  'verified',
  'doubts',
  'contested',
  'replies',
  'credits',
  'notes_for_editors',
] as const satisfies readonly (keyof Example)[];

// Keys of free text, at any depth. All else is a code, a date, a number or an address.
const textKeys = new Set<string>([
  ...['title', 'summary', 'description', 'done', 'changed', 'consequences', 'lessons', 'period'],
  ...['date_note', 'involved_note', 'method_note', 'note', 'payment', 'asked', 'said', 'did'],
  ...['reason', 'publisher', 'name', 'coded_by', 'by', 'why', 'says', 'text', 'credits'],
  ...['notes_for_editors', 'system', 'id', 'licence'],
]);

/** An example without what is redacted, and the names of the fields in which something was. */
export function redactExample(
  example: Example,
  what: Redacting,
): { example: Example; fields: string[] } {
  const fields: string[] = [];
  const entries = Object.entries(example).map(([key, value]) => {
    const whole = what.fields.includes(key);
    const redacted = redactValue(key, value, what, whole);
    if (JSON.stringify(redacted) !== JSON.stringify(value)) fields.push(fieldLabel(key));
    return [key, redacted];
  });
  return { example: Object.fromEntries(entries), fields };
}

/** A draft's form without what is redacted. */
export function redactTyped(typed: Typed, what: Redacting): Typed {
  const entries = Object.entries(typed).map(([name, values]) => {
    const parts = name.split('.');
    const key = parts.at(-1) ?? '';
    const whole = what.fields.includes(parts[0] ?? '');
    const isName = ['organisation', 'statistic'].includes(key);
    const redacted = values.map((value) => redactString(isName ? 'name' : key, value, what, whole));
    return [name, redacted];
  });
  return Object.fromEntries(entries);
}

/** A text, or an address, without the words. */
export function redactAnything(value: string, what: Redacting): string {
  return redactString('text', value, what, false);
}

/** A text without the words, and without the addresses in it that hold them. */
export function redactText(text: string, { words, mark }: Redacting): string {
  const linked = text.replace(/https?:\/\/[^\s<>"')\]]+/gi, (address) =>
    words.some((one) => isInAddress(one, address)) ? redactedAddress : address,
  );
  return words.reduce((left, one) => left.replace(patternOf(one), () => mark), linked);
}

/** Whether the words stand in a slug or in the name of a file, as whole parts of it. */
export function isInName(words: string, name: string): boolean {
  const sought = slugOf(words, Infinity);
  return sought !== '' && `-${slugOf(name, Infinity)}-`.includes(`-${sought}-`);
}

function redactValue(key: string, value: unknown, what: Redacting, whole: boolean): unknown {
  if (typeof value === 'string') return redactString(key, value, what, whole);
  if (Array.isArray(value)) {
    const redacted = value.map((one) => redactValue(key, one, what, whole));
    return redacted.every((one) => typeof one === 'string') ? [...new Set(redacted)] : redacted;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, redactValue(name, one, what, whole)]),
  );
}

function redactString(key: string, value: string, what: Redacting, whole: boolean): string {
  if (value === '') return value;
  if (/^https?:\/\//i.test(value)) {
    return whole || what.words.some((one) => isInAddress(one, value)) ? redactedAddress : value;
  }
  if (!textKeys.has(key)) return value;
  return whole ? what.mark : redactText(value, what);
}

// `Jane Example` stands in an address as jane-example, Jane%20Example or jane_example. Words that are an
// address themselves are that one.
function isInAddress(words: string, address: string): boolean {
  if (/^https?:\/\//i.test(words)) return words === address;
  const sought = slugOf(words);
  const decoded = /%[0-9a-f]{2}/i.test(address)
    ? address.replace(/(%[0-9a-f]{2})+/gi, decode)
    : address;
  return sought.length > 3 && slugOf(decoded.slice(0, 2_000), Infinity).includes(sought);
}

function decode(escaped: string): string {
  return Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('utf8');
}

/** Whole words in any case, however the space between them is laid out, as a slug has it too. */
function patternOf(words: string): RegExp {
  const parts = words
    .trim()
    .split(/\s+/)
    .map((part) => RegExp.escape(part));
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[\\s_-]+')}(?![\\p{L}\\p{N}])`, 'giu');
}
