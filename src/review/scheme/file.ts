import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { Invalid } from '../../kernel/errors.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import { type Scheme, schemeSchema } from './schema.ts';

/** A scheme from its YAML file. Throws Invalid that names each wrong field; the file system's errors pass. */
export async function readSchemeFile(path: string): Promise<Scheme> {
  const text = await readFile(path, 'utf8');
  const read = schemeSchema.safeParse(readYaml(text));
  if (read.success) return read.data;
  throw new Invalid(problemsOf(read.error));
}

function readYaml(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Invalid([{ field: 'file', message: `is not YAML: ${message}` }]);
  }
}
