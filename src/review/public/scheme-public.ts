import { z } from 'zod';
import { profiles, type Scheme, schemeSchema, standings } from '../scheme/schema.ts';
import { precedentAddress, schemeAddress } from './addresses.ts';
import { standingMeanings } from './wording.ts';

const shape = schemeSchema.shape;

/** A scheme's rules as machines read them. */
export const publicSchemeSchema = z
  .strictObject({
    scheme: z.string(),
    url: z.url(),
    version: z.number().int(),
    open: z.boolean().describe('Whether new applications are taken.'),
    title: z.string(),
    body: z.string(),
    invented: z.boolean().describe('True where the body does not exist.'),
    standing: z.enum(standings),
    standing_means: z.string(),
    means: z.string().describe('What the mark means, and what it does not mean.'),
    label: z.string(),
    summary: z.string(),
    applies_to: z.string(),
    time_zone: z.string(),
    least: z
      .strictObject(Object.fromEntries(profiles.map((one) => [one, shape.least.shape[one]])))
      .describe('The least evidence by public-interest profile.'),
    activity_requires: shape.activity_requires,
    questions: shape.questions,
    criteria: shape.criteria,
    routes: shape.routes,
    precedents: z.array(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        text: z.string(),
        url: z.url().describe('Its address on this site.'),
        source: z.string().nullable(),
      }),
    ),
    clocks: shape.clocks,
    outcomes: shape.outcomes,
    refusal_reasons: shape.refusal_reasons,
    review: shape.review,
    amendments: shape.amendments,
    appeal_days: shape.appeal_days,
    notice: z.string().describe('What a member of the panel accepts to be published.'),
  })
  .describe('The rules of one mark.');

export type PublicScheme = z.output<typeof publicSchemeSchema>;

/** Everything of a scheme but the wording of its letters and its reminders. */
export function publicScheme(scheme: Scheme, open: boolean, siteUrl: string): PublicScheme {
  const { scheme: slug, version, title, body, invented, standing, means, label } = scheme;
  const { summary, applies_to, time_zone, least, activity_requires, questions } = scheme;
  const { criteria, routes, precedents, clocks, outcomes, refusal_reasons } = scheme;
  const { review, amendments, appeal_days, notice } = scheme;
  return {
    scheme: slug,
    url: siteUrl + schemeAddress(slug),
    version,
    open,
    title,
    body,
    invented,
    standing,
    standing_means: standingMeanings[standing],
    means,
    label,
    summary,
    applies_to,
    time_zone,
    least,
    activity_requires,
    questions,
    criteria,
    routes,
    precedents: precedents.map(({ code, title: name, text, url }) => ({
      code,
      title: name,
      text,
      url: siteUrl + precedentAddress(slug, code),
      source: url,
    })),
    clocks,
    outcomes,
    refusal_reasons,
    review,
    amendments,
    appeal_days,
    notice,
  };
}
