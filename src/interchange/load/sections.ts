import type { FieldFault } from '../../kernel/yaml.ts';

/** The parts of an example that are prose, and the headings they stand under in its file. */
export const headings = {
  description: 'In full',
  done: 'What was done',
  changed: 'What changed',
  consequences: 'What followed',
  lessons: 'What was learned',
} as const;

export type SectionField = 'summary' | keyof typeof headings;

export interface Sections {
  texts: Partial<Record<SectionField, string>>;
  /** The line, from 1 in the body, of each section's text. */
  lines: Partial<Record<SectionField, number>>;
  faults: FieldFault[];
}

/** Parts the body of an example's file: what stands before the first heading is the summary. */
export function readSections(body: string): Sections {
  const sections: Sections = { texts: {}, lines: { summary: 1 }, faults: [] };
  let field: SectionField = 'summary';
  let from = 0;
  let line = 1;
  for (const match of body.matchAll(heading)) {
    put(sections, field, body.slice(from, match.index), line);
    line += newlines(body.slice(from, match.index));
    from = match.index;
    const title = (match[1] ?? '').trim();
    const named = fields.get(title.toLowerCase());
    if (!named) {
      const message = `“## ${title.slice(0, 60)}” is not a heading of an example's file; these are: ${known}`;
      sections.faults.push({ line, field: null, message });
    } else if (sections.lines[named] !== undefined) {
      sections.faults.push({ line, field: named, message: `has its heading “## ${title}” twice` });
    } else {
      sections.lines[named] = line;
    }
    field = named ?? field;
    from += match[0].length;
  }
  put(sections, field, body.slice(from), line);
  return sections;
}

const heading = /^##[ \t]+(.*)$/gm;
const fields = new Map(
  Object.entries(headings).map(([field, title]) => [title.toLowerCase(), field as SectionField]),
);
const known = Object.values(headings)
  .map((title) => `“## ${title}”`)
  .join(', ');

function put({ texts, lines }: Sections, field: SectionField, text: string, line: number): void {
  const trimmed = text.trim();
  if (trimmed === '' || texts[field] !== undefined) return;
  // A heading of the text's own stands a space further in: see exampleMarkdown.
  texts[field] = trimmed.replace(/^ ( *##[ \t])/gm, '$1');
  lines[field] = line + newlines(text.slice(0, text.indexOf(trimmed)));
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
