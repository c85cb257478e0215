import { html as honoHtml, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { withoutOrders } from './directions.ts';

/** Markup that is already safe to send. */
export type Html = HtmlEscapedString;
export type Printable = string | number | Html | readonly Printable[];

/**
 * A tagged template that escapes what it is given. It throws, rather than print nothing, on null,
 * undefined, booleans and objects: a missing value must be shown as "not recorded", never as a gap.
 * Characters that would turn the page's direction round are dropped (see directions.ts).
 * An address (`href="${…}"`, `src`, `action`) passes `safeUrl`; an unquoted attribute throws.
 */
export function html(strings: TemplateStringsArray, ...values: Printable[]): Html {
  const addresses = addressHoles(strings);
  for (let hole = 0; hole < values.length; hole++) {
    const value = values[hole];
    if (typeof value === 'string') {
      values[hole] = addresses[hole] ? safeUrl(value) : withoutOrders(value);
    } else if (typeof value !== 'number') {
      requirePrintable(value, strings, hole);
      if (Array.isArray(value)) values[hole] = value.map(printed);
    }
  }
  return honoHtml(strings, ...values) as Html;
}

function printed(part: Printable): Printable {
  if (typeof part === 'string') return withoutOrders(part);
  return Array.isArray(part) ? part.map(printed) : part;
}

/** Markup that we made ourselves or that a sanitising library returned. */
export function trustedHtml(markup: string): Html {
  return raw(markup);
}

export const nothing: Html = raw('');

/** ` name="value"` for each value that is a string or number, ` name` for true, nothing for the rest. */
export function attributes(
  values: Record<string, string | number | boolean | null | undefined>,
): Html {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === true) text += ` ${name}`;
    else if (typeof value === 'string' && isAddress.test(` ${name}="`)) {
      text += html` ${trustedHtml(name)}="${safeUrl(value)}"`;
    } else if (typeof value === 'string' || typeof value === 'number') {
      text += html` ${trustedHtml(name)}="${value}"`;
    }
  }
  return raw(text);
}

/**
 * The address itself if it is http, https, mailto, or within this site; otherwise `#unsafe-address`.
 * Browsers drop tabs and line breaks inside an address and spaces before it, so these are dropped first.
 */
export function safeUrl(address: string): string {
  const seen = address.replace(/\p{Cc}/gu, '').trim();
  if (/^(https?:\/\/|mailto:)/i.test(seen)) return seen;
  if (/^(\/(?![/\\])|[?#]|$)/.test(seen)) return seen;
  return '#unsafe-address';
}

const isAddress = /\s(?:href|src|action|formaction|poster|cite)="$/i;
const knownTemplates = new WeakMap<TemplateStringsArray, boolean[]>();

function addressHoles(strings: TemplateStringsArray): boolean[] {
  const known = knownTemplates.get(strings);
  if (known) return known;
  const holes: boolean[] = [];
  let inTag = false;
  let quote = '';
  for (const before of strings.slice(0, -1)) {
    for (let at = 0; at < before.length; at++) {
      const character = before[at] as string;
      if (quote !== '') quote = character === quote ? '' : quote;
      else if (inTag && (character === '"' || character === "'")) quote = character;
      else if (inTag) inTag = character !== '>';
      else inTag = character === '<' && /[a-z]/i.test(before[at + 1] ?? '');
    }
    if (inTag && quote === '' && /=\s*$/.test(before)) {
      throw new Error(`An attribute without quotes in a template: ${before.slice(-60)}`);
    }
    holes.push(isAddress.test(before));
  }
  knownTemplates.set(strings, holes);
  return holes;
}

function requirePrintable(value: unknown, strings: TemplateStringsArray, hole: number): void {
  if (typeof value === 'string' || typeof value === 'number') return;
  if (Array.isArray(value)) {
    for (const part of value) requirePrintable(part, strings, hole);
    return;
  }
  if (
    typeof value === 'object' &&
    value !== null &&
    'isEscaped' in value &&
    value instanceof String
  ) {
    return;
  }
  throw new Error(
    `A template was given ${value === null ? 'null' : typeof value} after: ${(strings[hole] ?? '').slice(-60)}`,
  );
}
