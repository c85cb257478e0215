import { z } from 'zod';

const count = z.number().int().min(0);
const list = z.url().describe('Where the list is.');
const totalAndList = z.strictObject({ total: count, list });

const cell = z
  .object({
    count,
    examples: z.url().describe('The list of what is counted.'),
    tell_us: z.url().describe('Where an example can be told that would fill it.'),
  })
  .catchall(z.string())
  .describe('One cell, with the codes and labels of its two sides.');

/** `/gaps.json` */
export const publicGapsSchema = z
  .strictObject({
    total: count.describe('Examples on record.'),
    matrix: z.array(cell).describe('The cells of one matrix; of countries, those with examples.'),
    matrices: z
      .array(z.strictObject({ matrix: z.string(), url: z.url() }))
      .describe('The matrices that can be asked for.'),
    statistics_without_engagement: totalAndList.describe(
      'Statistics that no example is about in which people were involved.',
    ),
    producers_without_engagement: totalAndList.describe(
      'Producers of statistics with no engagement on record.',
    ),
    incomplete: totalAndList.describe(
      'Examples that lack a fact, those first that lack the fewest.',
    ),
    missing: z
      .array(z.strictObject({ field: z.string(), label: z.string(), count, list }))
      .describe('How many examples lack each fact. What does not apply is not missing.'),
    unverified: z
      .array(z.strictObject({ field: z.string(), label: z.string(), recorded: count, count, list }))
      .describe(
        'In how many examples each fact is recorded, and in how many of these nobody has verified it.',
      ),
    dead_sources: z
      .strictObject({
        total: count,
        sources: count,
        checked: count,
        last_checked: z.string().nullable(),
        list,
      })
      .nullable()
      .describe('Examples with a source that is gone; null where no source was checked yet.'),
  })
  .describe('What is not on record, computed.');

/** `/gaps.json?missing=…` and `?unverified=…` */
export const publicGapListSchema = z
  .strictObject({
    missing: z.string().optional(),
    unverified: z.string().optional(),
    total: count.describe('How many there are, on all pages.'),
    page: count,
    per_page: count,
    items: z
      .array(z.looseObject({ slug: z.string(), url: z.url(), tell_us: z.url() }))
      .describe(
        'Examples, statistics or producers, each with its title or name and where to tell what is missing.',
      ),
  })
  .describe('A page of one list of gaps.');
