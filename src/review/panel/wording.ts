import type { Interest, opinions, Side } from '../course/schema.ts';

export const interestLabels: Record<Interest, string> = {
  none: 'No interest',
  stays: 'Declared an interest and stays',
  leaves: 'Declared an interest and leaves',
};

export const opinionLabels: Record<(typeof opinions)[number], string> = {
  met: 'Met',
  partly: 'Partly met',
  'not-met': 'Not met',
  'cannot-say': 'Cannot say',
};

/** `lay member`, `expert member, chair`, `chair`; `member` of who was one. */
export function seatText(side: Side | null, chair = false): string {
  const seat = side ? `${side} member` : null;
  return [seat, chair && 'chair'].filter(Boolean).join(', ') || 'member';
}
