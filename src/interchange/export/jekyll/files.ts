import type { PublicExample } from '../../../examples/public.ts';
import { excerptOf, type Resource } from '../../../resources/schema.ts';
import { asWords } from './markdown.ts';
import { plainYaml } from './yaml.ts';

/**
 * One example of the collection: every public fact in the front matter, the long texts below it. `url`,
 * `published` and `updated` have other names, as Jekyll gives those a meaning of its own.
 */
export function exampleFile(example: PublicExample): string {
  const { title, summary, url, published, updated, ...rest } = example;
  const { description, done, changed, consequences, lessons, ...facts } = rest;
  const sections: [string, string | null][] = [
    ['In full', description],
    ['What was done', done],
    ['What changed', changed],
    ['What followed', consequences],
    ['What was learned', lessons],
  ];
  const body = [
    asWords(summary),
    ...sections.flatMap(([heading, text]) => (text ? [`## ${heading}\n\n${asWords(text)}`] : [])),
  ].join('\n\n');
  const front = plainYaml({
    layout: 'example',
    title,
    summary,
    register_url: url,
    published_at: published,
    updated_at: updated,
    ...facts,
  });
  return `---\n${front}---\n\n${body}\n`;
}

/** One page of the series, in the front matter that it came with. */
export function resourceFile(resource: Resource): string {
  const { body, excerpt, updated, other, date, layout, ...facts } = resource;
  const front = plainYaml({
    layout: layout ?? 'resource',
    ...Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, single(key, value)])),
    // An excerpt that is marked in the text is said once.
    excerpt: excerpt === excerptOf(body) ? null : excerpt,
    ...other,
  });
  return `---\n${front}${dateLine(date)}---\n\n${asWords(body)}\n`;
}

/** Jekyll wants a day under `date`, and would take a year for a time of day. */
function dateLine(date: string | null): string {
  if (date === null) return '';
  return /^\d{4}-\d\d-\d\d$/.test(date) ? `date: ${date}\n` : plainYaml({ dated: date });
}

function single(key: string, value: unknown): unknown {
  const isSingle = key !== 'topics' && Array.isArray(value) && value.length === 1;
  return isSingle ? value[0] : value;
}
