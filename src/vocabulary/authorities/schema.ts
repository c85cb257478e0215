import { z } from 'zod';
import { code, listOf, orNull, slug, text } from '../fields.ts';

/** An organisation, told apart from others by its slug: names may share words, or be alike. */
export const organisationSchema = z.strictObject({
  slug,
  name: text(300),
  country: orNull(code('countries')),
  /** Other names and acronyms it is found by. */
  also: listOf(text(300)),
});

/** A statistical output, or other public data, that examples concern. */
export const statisticSchema = z.strictObject({ slug, title: text(300) });

export type Organisation = z.output<typeof organisationSchema>;
export type Statistic = z.output<typeof statisticSchema>;

declare module '../../kernel/database/database.ts' {
  interface Tables {
    organisations: {
      slug: string;
      name: string;
      country: string | null;
      /** JSON list of other names. */
      also: string;
      version: number;
    };
    statistics: { slug: string; title: string; version: number };
  }
}
