import { whenText } from '../../examples/wording.ts';
import { daysBetween } from '../course/clock-rules.ts';
import type { Standing } from '../course/standing.ts';
import type { MarkStatus } from '../course/status-rules.ts';
import type { Scheme } from '../scheme/schema.ts';

/** What a mark says of itself, in a word or two. */
export const statusLabels: Record<MarkStatus, string> = {
  live: 'Live',
  'review-due': 'Live, review due',
  overdue: 'Review overdue',
  lapsed: 'Lapsed',
  suspended: 'Suspended',
  cancelled: 'Cancelled',
  none: 'No mark',
};

/** What that means, as a sentence. */
export const statusMeanings: Record<MarkStatus, string> = {
  live: 'The mark holds.',
  'review-due': 'The mark holds. Its review is due.',
  overdue: 'The review that keeps the mark alive is late. If it does not come, the mark lapses.',
  lapsed: 'The review that keeps the mark alive did not come, so the mark ended by itself.',
  suspended: 'The mark is suspended: it does not hold for now.',
  cancelled: 'The mark has ended.',
  none: 'This decision gave no mark.',
};

/** Where a scheme's rules stand, and what its mark is to the statistic. */
export const standingLabels: Record<Scheme['standing'], string> = {
  'voluntary-mark': 'A voluntary mark',
  'accreditation-condition': 'One condition inside a regulator’s accreditation',
  'approval-condition': 'One condition before a statistic is approved',
};

export const standingMeanings: Record<Scheme['standing'], string> = {
  'voluntary-mark':
    'A producer asks for it because it wants to. It changes nothing about the standing of the statistic in law.',
  'accreditation-condition':
    'A regulator accredits statistics on several grounds; this is one of them. To meet it does not accredit a statistic.',
  'approval-condition':
    'Whoever approves a new, ended or much revised series asks for this first. To meet it does not approve a statistic.',
};

export const interestLabels = {
  none: 'None declared',
  stays: 'Declared, and stayed',
  leaves: 'Declared, and left',
} as const;

export const opinionLabels = {
  met: 'Met',
  partly: 'Met in part',
  'not-met': 'Not met',
  'cannot-say': 'Cannot say',
} as const;

export const sideLabels = { lay: 'Lay member', expert: 'Expert member' } as const;

/** The mark's name for people: that of its scheme, with the body where it does not exist. */
export function bodyText({ body, invented }: Pick<Scheme, 'body' | 'invented'>): string {
  return invented ? `${body} (invented: no such body exists)` : body;
}

/** `day 41 of 60`. */
export function clockText(days: number | null, allowed: number): string {
  return days === null ? 'Not recorded' : `Day ${days} of ${allowed}`;
}

/** How a condition stands on a day: `Due by 3 June 2027. Not met, 12 days late.` */
export function conditionText(
  { due, met }: { due: string; met: string | null },
  today: string,
): string {
  const by = `Due by ${whenText(due)}.`;
  if (met !== null) return `${by} Met on ${whenText(met)}.`;
  const late = daysBetween(due, today);
  if (late <= 0) return `${by} Not met yet.`;
  return `${by} Not met, ${late === 1 ? '1 day' : `${late} days`} late.`;
}

/** The paragraphs of a text that people typed. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean);
}

/** Whether a mark was once given and an applicant has since taken it back. */
export function isWithdrawn({ state, live }: Standing): boolean {
  return state === 'withdrawn' && live !== null;
}
