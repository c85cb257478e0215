import { z } from 'zod';
import { outcomes } from '../../scheme/schema.ts';

const whole = z.number().int().min(0);

/** Below so many decisions a median says more of one application than of the desk. */
export const fewest = 5;

/** One year of one scheme, in its time zone. */
export const figuresRowSchema = z.strictObject({
  year: z.string().describe('2026'),
  scheme: z.string().describe('Its slug.'),
  scheme_title: z.string(),
  applications: whole.describe('Handed in that year, by the last time each was.'),
  decisions: whole.describe('Decided that year, their letters out.'),
  outcomes: z.record(z.enum(outcomes), whole),
  median_days: z
    .number()
    .nullable()
    .describe(`Days on the clock from valid to decided; null with fewer than ${fewest} decisions.`),
  within_clock: whole.describe('Decided within the days that their route allows.'),
  refused_for: z
    .array(z.strictObject({ code: z.string(), label: z.string(), count: whole }))
    .describe('One refusal may have several reasons.'),
  against_advice: whole.describe('Decisions whose outcome is not the one that was advised.'),
  both_sides: whole.describe('Decisions with views of lay and of expert members.'),
  views_differed: whole.describe(
    'Of these: no outcome was the one that most lay members and most experts chose.',
  ),
});

export const figuresSchema = z
  .strictObject({ items: z.array(figuresRowSchema).describe('Newest year first.') })
  .describe('Applications and decisions by year and scheme.');

export type FiguresRow = z.output<typeof figuresRowSchema>;
