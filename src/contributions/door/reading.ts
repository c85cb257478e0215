import type { Problem } from '../../kernel/errors.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { contributableFields, kinds } from '../schema.ts';
import { type SentKind, words } from './wording.ts';

/** What a form holds, as typed: shown again as it is, whatever is wrong with it. */
export interface Typed {
  kind: SentKind;
  /** `example:some-slug`; empty where it is about nothing yet. */
  about: string;
  field: string;
  /** The revision of the example that the page showed. */
  seen: string;
  title: string;
  text: string;
  /** One address a line. */
  sources: string;
  relation: string;
  creditAs: string;
  creditName: string;
  creditRole: string;
  email: string;
}

/** The name of each in the form. */
export const names: Record<keyof Typed, string> = {
  kind: 'kind',
  about: 'about',
  field: 'field',
  seen: 'seen',
  title: 'title',
  text: 'text',
  sources: 'sources',
  relation: 'relation',
  creditAs: 'credit_as',
  creditName: 'credit_name',
  creditRole: 'credit_role',
  email: 'email',
};

export function emptyTyped(
  kind: SentKind,
  given: Partial<Pick<Typed, 'about' | 'field' | 'seen'>> = {},
): Typed {
  const empty = Object.keys(names).map((name) => [name, '']);
  const relation = kind === 'involved' ? '' : 'not-said';
  return { ...Object.fromEntries(empty), relation, creditAs: 'none', ...given, kind } as Typed;
}

export function readTyped(form: Form): Typed {
  const read = Object.entries(names).map(([key, name]) => [key, tidied(fieldOf(form, name))]);
  const typed = Object.fromEntries(read) as Typed;
  const isKind = kinds.some((kind) => kind === typed.kind && kind in words);
  // Nobody types this one, so nobody could mend it.
  const isField = contributableFields.includes(typed.field);
  return { ...typed, kind: isKind ? typed.kind : 'information', field: isField ? typed.field : '' };
}

/**
 * Word processors put signs into what is copied from them that nobody sees: a line break stays one, the
 * others go. JSON is not tidied: a machine is told.
 */
export function tidied(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\v\f\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '');
}

/** What was typed as the contract's input, for the one schema. */
export function inputOf(typed: Typed): unknown {
  const { kind, about, field, title, text, sources, relation, email } = typed;
  const [type = '', ...id] = about.split(':');
  const lines = sources.split('\n').map((line) => line.trim());
  return {
    kind,
    about: about === '' ? null : { type, id: id.join(':') },
    field: field || null,
    title: kind === 'example' ? title.trim() || null : null,
    text,
    sources: [...new Set(lines.filter(Boolean))],
    relation: relation || 'not-said',
    credit: {
      as: typed.creditAs || 'none',
      name: typed.creditAs === 'name' ? typed.creditName.trim() || null : null,
      role: typed.creditAs === 'role' ? typed.creditRole.trim() || null : null,
    },
    email: email.trim() || null,
  };
}

/** What the schema found, said to a person beside the field that it is about. */
export function problemsOfForm(typed: Typed, problems: readonly Problem[]): Problem[] {
  const found = problems.map(({ field, message }): Problem => {
    if (field === 'text' && typed.text.trim() === '') {
      return { field: 'text', message: words[typed.kind].empty };
    }
    const [first = '', second = ''] = field.split('.');
    if (first === 'sources' && second !== '') return sourceProblem(typed, Number(second), message);
    const name = first === 'credit' ? `credit_${second}` : first;
    const label = labels[name];
    return { field: name, message: label && isFragment(message) ? `${label} ${message}` : message };
  });
  const asked = typed.creditAs === 'none' || typed.creditAs === '';
  if (asked && (typed.creditName.trim() || typed.creditRole.trim())) {
    const message = 'You typed a name or a role: choose it, or clear it if you want no credit';
    found.push({ field: 'credit_as', message });
  }
  const order = Object.values(names);
  return found.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}

function sourceProblem({ sources }: Typed, index: number, message: string): Problem {
  const line =
    sources
      .split('\n')
      .filter((one) => one.trim())
      [index]?.trim() ?? '';
  const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return { field: 'sources', message: `“${shown}” ${message}` };
}

const labels: Record<string, string> = {
  title: 'The title',
  text: 'What you wrote',
  sources: 'The list of sources',
  relation: 'What you have to do with it',
  credit_as: 'How to credit you',
  credit_name: 'Your name',
  credit_role: 'Your role',
  email: 'The e-mail address',
  field: 'The fact',
  about: 'What it is about',
  kind: 'The kind',
};

function isFragment(message: string): boolean {
  return /^(must|may|“)/.test(message);
}
