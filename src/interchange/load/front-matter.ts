import { type Fault, lineAt } from '../../kernel/text-file.ts';

export interface FrontMatter {
  yaml: string;
  body: string;
  /** The file's line on which the body's text begins. */
  bodyLine: number;
}

/** The file's line on which the YAML begins. */
export const yamlLine = 2;

/** Parts a Markdown file into its front matter and its body. */
export function splitFrontMatter(text: string): FrontMatter | Fault {
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) {
    return { line: 1, message: 'has no front matter: the first line must be ---' };
  }
  const from = opening[0].length;
  const closing = /^---[ \t]*(?:\n|$)/m;
  const rest = text.slice(from);
  const found = closing.exec(rest);
  if (!found) {
    return { line: 1, message: 'has front matter that is not closed: a line --- must end it' };
  }
  const end = from + found.index + found[0].length;
  return { yaml: rest.slice(0, found.index), body: text.slice(end), bodyLine: lineAt(text, end) };
}
