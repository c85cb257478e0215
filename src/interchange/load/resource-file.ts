import { Invalid } from '../../kernel/errors.ts';
import { createLocator, type FieldFault, readYaml } from '../../kernel/yaml.ts';
import { type NewResource, readResource } from '../../resources/schema.ts';
import { splitFrontMatter, yamlLine } from './front-matter.ts';
import { mostProblems } from './problems.ts';

/** One resource from the text of its file, or everything that is wrong with it. */
export function readResourceFile(
  text: string,
  fileSlug: string,
): NewResource | { faults: FieldFault[] } {
  const parts = splitFrontMatter(text);
  if ('message' in parts) return { faults: [{ ...parts, field: null }] };
  const front = readYaml(parts.yaml);
  if ('faults' in front) {
    return {
      faults: front.faults.map((fault) => ({
        ...fault,
        line: fault.line === null ? null : fault.line + yamlLine - 1,
      })),
    };
  }
  try {
    return readResource(front.value, parts.body, fileSlug);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const locate = createLocator(parts.yaml);
    return {
      faults: error.problems.slice(0, mostProblems).map(({ field, message }) => {
        const path = field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
        const line = field === 'body' ? parts.bodyLine : locate(path) + yamlLine - 1;
        return { line, field: path.filter((step) => typeof step === 'string').join('.'), message };
      }),
    };
  }
}

/** Whether a Markdown file is a resource, by its front matter: only examples have a kind and sources. */
export function looksLikeResource(text: string): boolean {
  const parts = splitFrontMatter(text);
  if ('message' in parts) return true;
  return !/^(kind|sources|statistic|organisations):/m.test(parts.yaml);
}
