import type { LetterKind } from '../scheme/schema.ts';

/** What every letter can say: names, and an address to go to. */
export const always = ['reference', 'statistic', 'producer', 'scheme', 'body', 'link'] as const;

/** What the letters of each kind can say beside that. */
export const more = {
  received: ['due'],
  comment: ['words'],
  question: ['words', 'due'],
  returned: ['words'],
  valid: ['day', 'allowed', 'due'],
  decision: ['outcome', 'words', 'conditions', 'day', 'allowed'],
  reminder: ['what', 'due'],
  suspended: ['words'],
  lifted: ['words'],
  cancelled: ['words'],
  review: ['what', 'words'],
  condition: ['what', 'words'],
  amendment: ['what', 'words'],
  appeal: ['what', 'words'],
} as const satisfies Record<LetterKind, readonly string[]>;

export type Values<K extends LetterKind> = Record<
  (typeof always)[number] | (typeof more)[K][number],
  string
>;

const placeholder = /\{([a-z_]+)\}/g;

/** The placeholders of a template that letters of its kind have no value for. */
export function unknownPlaceholders(kind: LetterKind, template: string): string[] {
  const known: readonly string[] = [...always, ...more[kind]];
  return [...template.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .filter((name) => !known.includes(name));
}

/**
 * A template with its values put in, once: braces within a value stay as they are. A paragraph whose
 * value is empty is left out. Throws on a placeholder without a value: a letter never says "{words}".
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  const filled = template.replace(placeholder, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A letter has no value for ${whole}.`);
    return value;
  });
  return filled.replace(/\n{3,}/g, '\n\n').trim();
}
