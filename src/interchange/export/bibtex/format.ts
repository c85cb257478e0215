import { bibtexEntry } from '../../../examples/bibtex.ts';
import type { PublicExample } from '../../../examples/public.ts';
import type { ExportFormat } from '../formats.ts';

/** One entry an example, as `/examples.bib` gives them. */
export const bibtexFormat: ExportFormat = {
  name: 'bibtex',
  says: 'one BibTeX file, an entry an example',
  async write(source, folder) {
    await folder.write(
      'examples.bib',
      (async function* () {
        for await (const { example } of source.examples()) yield `${bibtexEntry(example)}\n`;
      })(),
    );
  },
};

/** The same as CSL-JSON, which reference managers read. */
export const cslFormat: ExportFormat = {
  name: 'csl-json',
  says: 'one CSL-JSON file, an item an example',
  async write(source, folder) {
    await folder.write(
      'examples.csl.json',
      (async function* () {
        let before = '[\n';
        for await (const { example } of source.examples()) {
          yield `${before}${JSON.stringify(cslItem(example))}`;
          before = ',\n';
        }
        yield before === '[\n' ? '[]\n' : '\n]\n';
      })(),
    );
  },
};

function cslItem({ slug, title, summary, url, updated, revision, licence }: PublicExample) {
  const parts = updated.slice(0, 10).split('-').map(Number);
  return {
    id: slug,
    type: 'webpage',
    title,
    author: [{ literal: 'Countersign' }],
    'container-title': 'Countersign',
    abstract: summary,
    URL: url,
    issued: { 'date-parts': [parts] },
    version: String(revision),
    license: licence,
  };
}
