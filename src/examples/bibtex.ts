import type { PublicExample } from './public.ts';

/** One `@misc` entry; its key is the slug, its year that of the last revision. */
export function bibtexEntry(example: PublicExample): string {
  const updated = example.updated.slice(0, 10);
  const fields: [string, string][] = [
    ['title', `{${escaped(example.title)}}`],
    ['author', '{Countersign}'],
    ['year', updated.slice(0, 4)],
    ['url', verbatim(example.url)],
    ['note', escaped(`Revision ${example.revision} of ${updated}. Licence: ${example.licence}`)],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${example.slug},\n${lines.join(',\n')}\n}\n`;
}

function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\{}#$%&_~^]/g, (character) => escapes[character] ?? '');
}

// An address is read as it stands; only what would end the field early is taken out.
function verbatim(address: string): string {
  return address.replace(/[\\{}\s]/g, encodeURIComponent);
}

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
