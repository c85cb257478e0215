import { z } from 'zod';
import type { Resource, ResourceEntry } from './schema.ts';

const line = z.string().min(1);

/** One resource in a list, as JSON. */
export const publicEntrySchema = z
  .strictObject({
    reference: line,
    url: z.url().describe('The address of its page.'),
    title: line,
    subtitle: line.nullable(),
    author: z.array(line),
    date: z.string().nullable().describe('A year, month or day.'),
    project: z.array(line),
    topics: z.array(line).describe('The words of its front matter, not codes.'),
    link: line.nullable().describe('Another address that the front matter names.'),
    image: line.nullable().describe('The name of a picture; the register does not hold it.'),
    excerpt: line.nullable().describe('Markdown.'),
    updated: z.iso.datetime(),
  })
  .describe('A page of the register’s own series, without its text.');

/** One resource with its text, and the examples that the text links to. */
export const publicResourceSchema = publicEntrySchema.extend({
  body: line.describe('Markdown.'),
  examples: z.array(line).describe('Slugs of the examples that it links to.'),
});

export type PublicEntry = z.output<typeof publicEntrySchema>;
export type PublicResource = z.output<typeof publicResourceSchema>;

export function publicEntry(entry: ResourceEntry, siteUrl: string): PublicEntry {
  const { reference, title, subtitle, author, date, project, topics } = entry;
  const { link, image, excerpt, updated } = entry;
  return {
    reference,
    url: `${siteUrl}/resources/${reference}`,
    title,
    subtitle,
    author,
    date,
    project,
    topics,
    link,
    image,
    excerpt,
    updated,
  };
}

export function publicResource(resource: Resource, siteUrl: string): PublicResource {
  return {
    ...publicEntry(resource, siteUrl),
    body: resource.body,
    examples: linkedExamples(resource.body, siteUrl),
  };
}

/** The slugs of the examples that a text links to, each once, in its order. */
export function linkedExamples(markdown: string, siteUrl: string): string[] {
  const targets = [...markdown.matchAll(/(?:\]\(|\]:\s*|<)<?([^\s()<>]+)/g)].map(
    (one) => one[1] ?? '',
  );
  const slugs = targets.flatMap((target) => {
    const path = target.startsWith(siteUrl) ? target.slice(siteUrl.length) : target;
    return /^\/examples\/([a-z0-9-]+)(?:[?#].*)?$/.exec(path)?.[1] ?? [];
  });
  return [...new Set(slugs)];
}
