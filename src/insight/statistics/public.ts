import { z } from 'zod';
import { publicDecisionSchema } from '../../review/public/schema.ts';
import {
  designationSchema,
  detailsSchema,
  profileSchema,
  type StatisticDetails,
} from '../../statistics/schema.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { Producer } from '../findings.ts';

const { frequency, subject, description, home } = detailsSchema.shape;
const labelled = z.array(
  z.strictObject({ code: z.string(), label: z.string(), count: z.number().int() }),
);

/** What a reader is told of one statistic: `/statistics/:slug.json`. */
export const publicStatisticSchema = z
  .strictObject({
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    producer: z
      .strictObject({ slug: z.string(), name: z.string() })
      .nullable()
      .describe('Who produces it; null where that is not recorded, as with everything below.'),
    designation: designationSchema
      .extend({ label: z.string() })
      .nullable()
      .describe('As the producer or the regulator (`by`) states it. This register gives none.'),
    frequency: frequency.describe('A code of the vocabulary frequencies.'),
    subject: subject.describe('A code of the vocabulary subjects.'),
    profile: profileSchema
      .extend({ label: z.string() })
      .nullable()
      .describe('How much it matters to the public, and the reason for saying so.'),
    description: description.describe('In plain language, Markdown.'),
    home: home.describe('Its own page.'),
    producers: z
      .array(z.strictObject({ slug: z.string(), name: z.string(), count: z.number().int() }))
      .describe('Whom its examples name as producers, and how many of them do.'),
    decisions: z
      .array(publicDecisionSchema)
      .optional()
      .describe('Decisions that concern it; absent where no scheme is active.'),
    total: z.number().int().min(0).describe('How many examples concern it.'),
    years: z.strictObject({ first: z.number().int(), last: z.number().int() }).nullable(),
    counts: z.strictObject({ kind: labelled, involved: labelled, level: labelled }),
    examples: z.url().describe('The list of its examples.'),
  })
  .describe('One statistic. To be listed does not make it official.');

/** The keys that say what is recorded of the statistic itself. */
export function publicDetails(
  details: StatisticDetails,
  { organisations }: Names,
  siteUrl: string,
) {
  const { slug, title, producer, designation, profile } = details;
  const { frequency, subject, description, home } = details;
  return {
    slug,
    url: `${siteUrl}/statistics/${slug}`,
    title,
    producer: producer && { slug: producer, name: organisations.get(producer)?.name ?? producer },
    designation: designation && {
      ...designation,
      label: vocabulary('designations').label(designation.code),
    },
    frequency,
    subject,
    profile: profile && { ...profile, label: vocabulary('profiles').label(profile.code) },
    description,
    home,
  };
}

export function publicProducers(producers: readonly Producer[], { organisations }: Names) {
  return producers.map(({ organisation, count }) => ({
    slug: organisation,
    name: organisations.get(organisation)?.name ?? organisation,
    count,
  }));
}
