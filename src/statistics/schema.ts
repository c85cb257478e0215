import { z } from 'zod';
import { statisticSchema } from '../vocabulary/authorities/schema.ts';
import { code, orNull, partialDate, slug, text, webAddress } from '../vocabulary/fields.ts';

/** Whose statement of a designation was read. */
export const designationStaters = {
  producer: 'The producer',
  regulator: 'The regulator',
} as const;

export type DesignationStater = keyof typeof designationStaters;
const staters = Object.keys(designationStaters) as [DesignationStater, ...DesignationStater[]];

/** A designation as somebody else states it, with where and when that was seen: this register gives none. */
export const designationSchema = z.strictObject({
  code: code('designations'),
  by: z.enum(staters, { error: `must be one of ${staters.join(', ')}` }),
  source: webAddress,
  seen: partialDate.refine((date) => date.length === 10, 'must be a day such as "2026-11-03"'),
});

/** How much a statistic matters to the public, and why that is said. */
export const profileSchema = z.strictObject({ code: code('profiles'), reason: text(2_000) });

/** What may be known of a statistic beside its title. Null is "not recorded". */
export const detailsSchema = z.strictObject({
  /** The slug of an organisation. */
  producer: orNull(slug),
  designation: orNull(designationSchema),
  frequency: orNull(code('frequencies')),
  subject: orNull(code('subjects')),
  profile: orNull(profileSchema),
  /** In plain language, Markdown. */
  description: orNull(text(20_000)),
  /** The statistic's own page. */
  home: orNull(webAddress),
});

export type Details = z.output<typeof detailsSchema>;

/** A statistic with its details, as a file or a form gives it. */
export const statisticRecordSchema = z.strictObject({
  ...statisticSchema.shape,
  ...detailsSchema.shape,
});

export type StatisticRecord = z.output<typeof statisticRecordSchema>;

/** A statistic with its details, as the register holds it. `lock` rises with each change made here. */
export interface StatisticDetails extends StatisticRecord {
  lock: number;
}

/** What an edit gives: everything but the slug. */
export type StatisticEdit = Omit<StatisticRecord, 'slug'>;

export const noDetails: Details = detailsSchema.parse({});

declare module '../kernel/database/database.ts' {
  interface Tables {
    statistic_details: {
      slug: string;
      producer: string | null;
      /** `Details` as JSON. */
      document: string;
      /** 1 where they came from a file and nobody has edited them here since. */
      loaded: number;
      lock: number;
    };
  }
}
