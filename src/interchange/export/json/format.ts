import { z } from 'zod';
import { publicExampleSchema } from '../../../examples/public.ts';
import type { ExportFormat } from '../formats.ts';
import type { ExportSource } from '../source.ts';

/** One line an example, as `/examples/:slug.json` gives it, and the schema that each line meets. */
export const jsonFormat: ExportFormat = {
  name: 'json',
  says: 'JSON Lines, one example a line, with the JSON Schema of a line',
  async write(source, folder) {
    await folder.write('examples.jsonl', lines(source));
    const schema = z.toJSONSchema(publicExampleSchema, { io: 'output' });
    await folder.write('examples.schema.json', `${JSON.stringify(schema, null, 1)}\n`);
  },
};

async function* lines(source: ExportSource): AsyncGenerator<string> {
  for await (const { example } of source.examples()) yield `${JSON.stringify(example)}\n`;
}
