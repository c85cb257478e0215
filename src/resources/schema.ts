import { z } from 'zod';
import { parse } from '../kernel/http/query.ts';
import { isPartialDate, listOf, orNull, slug, text } from '../vocabulary/fields.ts';

const line = text(300);
const names = z.preprocess((value) => (typeof value === 'string' ? [value] : value), listOf(line));

// Jekyll reads YAML 1.1, where a date is a date and `yes` is true; the loader reads YAML 1.2.
const date = z.preprocess(
  (value) => {
    if (value instanceof Date && !Number.isNaN(value.getTime()))
      return value.toISOString().slice(0, 10);
    return String(value).replace(/^(\d{4}-\d\d-\d\d)[T ].*$/, '$1');
  },
  z.string().refine(isPartialDate, 'must be a date such as 2025-05-19'),
);
const flag = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value;
    if (/^(true|yes|on)$/i.test(value)) return true;
    return /^(false|no|off)$/i.test(value) ? false : value;
  },
  z.boolean({ error: 'must be true or false' }),
);

/** The front matter of one file of the series. Further keys are kept as they are, in `other`. */
export const frontMatterSchema = z
  .looseObject({
    reference: slug,
    title: line,
    subtitle: orNull(text(500)),
    author: names,
    date: orNull(date),
    project: names,
    topics: names,
    /** Anything but `final` is for editors only. */
    status: text(60).default('final'),
    /** False: reachable, but in no list, feed or sitemap. */
    listed: flag.default(true),
    link: orNull(text(2_000)),
    /** The name of a picture. It is kept and never fetched. */
    image: orNull(text(500)),
    layout: orNull(text(100)),
    excerpt: orNull(text(5_000)),
  })
  .transform(
    ({
      reference,
      title,
      subtitle,
      author,
      date,
      project,
      topics,
      status,
      listed,
      link,
      image,
      layout,
      excerpt,
      ...other
    }) => ({
      reference,
      title,
      subtitle,
      author,
      date,
      project,
      topics,
      status,
      listed,
      link,
      image,
      layout,
      excerpt,
      other,
    }),
  );

/** What lists show of a resource: everything but its body. */
export type ResourceEntry = z.output<typeof frontMatterSchema> & {
  /** UTC, ISO 8601; when it last changed in the register. */
  updated: string;
};
export type Resource = ResourceEntry & { body: string };
export type NewResource = Omit<Resource, 'updated'>;

const body = text(500_000);

/**
 * A resource from its file: the front matter as YAML gave it and the Markdown below it. The
 * reference is the file's name when the front matter has none; the excerpt is what stands before
 * `<!--more-->`. Throws Invalid, naming each wrong key.
 */
export function readResource(
  frontMatter: unknown,
  markdown: string,
  fileName: string,
): NewResource {
  const given = isRecord(frontMatter)
    ? Object.fromEntries(
        Object.entries(frontMatter).filter(([, value]) => value !== null && value !== ''),
      )
    : frontMatter;
  const facts = parse(
    frontMatterSchema,
    isRecord(given) ? { reference: fileName, ...given } : given,
  );
  const checked = parse(z.object({ body }), { body: markdown });
  return { ...facts, excerpt: facts.excerpt ?? excerptOf(checked.body), body: checked.body };
}

const more = /^[ \t]*<!--\s*more\s*-->[ \t]*$/m;

/** What stands before the mark that ends the excerpt; null where there is none. */
export function excerptOf(markdown: string): string | null {
  const end = markdown.search(more);
  const before = end < 0 ? '' : markdown.slice(0, end).trim();
  return before === '' ? null : before;
}

/** The Markdown to show: the mark that ends the excerpt is for lists, not for readers. */
export function readableBody({ body }: { body: string }): string {
  return body.replace(more, '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

declare module '../kernel/database/database.ts' {
  interface Tables {
    resources: {
      reference: string;
      /** For order only; empty when there is none. */
      date: string;
      /** 1 when everyone may see it in lists. */
      listed: 0 | 1;
      /** JSON of everything but the body. */
      document: string;
      body: string;
      version: number;
      updated: string;
    };
  }
}
