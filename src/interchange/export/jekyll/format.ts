import { listFinalResources } from '../../../resources/queries.ts';
import { listStoredDetails } from '../../../statistics/queries.ts';
import { listVocabularies } from '../../../vocabulary/vocabularies.ts';
import type { ExportFormat } from '../formats.ts';
import type { ExportSource } from '../source.ts';
import { exampleFile, resourceFile } from './files.ts';
import { plainYaml } from './yaml.ts';

/** Two collections and their data files, which a Jekyll site builds as they are. */
export const jekyllFormat: ExportFormat = {
  name: 'jekyll',
  says: 'collections of examples and resources, with data files, for a Jekyll site',
  async write(source, folder) {
    await folder.write('_config.yml', config);
    await folder.write('README.md', readMe(source));
    for await (const { example } of source.examples()) {
      await folder.write(`_examples/${example.slug}.md`, exampleFile(example));
    }
    for (const resource of await listFinalResources(source.db)) {
      await folder.write(`_resources/${resource.reference}.md`, resourceFile(resource));
    }
    const { organisations, statistics } = source.names;
    const details = await listStoredDetails(source.db);
    const known = [...statistics.values()].map((one) => ({
      ...one,
      ...details.get(one.slug)?.record,
    }));
    await folder.write('_data/organisations.yml', bySlug([...organisations.values()]));
    await folder.write('_data/statistics.yml', bySlug(known));
    await folder.write('_data/vocabularies.yml', vocabulariesYaml());
  },
};

function* bySlug(entries: { slug: string }[]): Generator<string> {
  if (entries.length === 0) yield '{}\n';
  for (const { slug, ...entry } of entries.sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    yield plainYaml({ [slug]: entry });
  }
}

function vocabulariesYaml(): string {
  return plainYaml(
    Object.fromEntries(
      listVocabularies().map(({ name, title, version, note, terms }) => [
        name,
        {
          title,
          version,
          note,
          terms: Object.fromEntries([...terms].map(([code, { code: _, ...term }]) => [code, term])),
        },
      ]),
    ),
  );
}

const config = `# To be added to a site's own _config.yml; alone, it builds this folder.
collections:
  examples:
    output: true
    permalink: /examples/:slug/
  resources:
    output: true
    permalink: /resources/:name/
exclude:
  - README.md
  - countersign-export.json
`;

const readMe = ({ url, total }: ExportSource) => `# The register at ${url}, for a Jekyll site

${total} ${total === 1 ? 'example' : 'examples'} of how the public has, and has not, been given a say in official statistics and public-sector data, with the register's own series. Written by Countersign (\`bin/countersign export jekyll\`).

## To add it to a site

1. Copy \`_examples\`, \`_resources\` and \`_data\` into the site.
2. Add the collections of \`_config.yml\` to the site's own.
3. Give the site layouts named \`example\` and \`resource\`. Without them Jekyll warns, and writes the text alone.

\`jekyll build\` in this folder builds it by itself.

## What is where

The front matter of an example holds every fact that the register publishes, under the names that ${url}/openapi.json documents, but for three that mean something else to Jekyll: \`register_url\` is the address of its page in the register, \`published_at\` and \`updated_at\` are when it was published and last changed. The long texts are below it. What is not recorded has no key.

Codes are explained in \`_data/vocabularies.yml\`: \`{{ site.data.vocabularies.levels.terms[page.level].label }}\`. A resource that is dated by a month or a year alone has it as \`dated\`. One with \`listed: false\` is to be in no list, and \`noindex\`.

Markup, Liquid and kramdown's own signs within the texts are written so that they stay words.

## Licence

Each example names its licence, and its credits and provenance where it has them. Where nothing else is said, it is the [Creative Commons Attribution 4.0 International licence](https://creativecommons.org/licenses/by/4.0/).
`;
