import { createHmac } from 'node:crypto';
import { secretOf } from '../../contributions/keys.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { Pace } from './schema.ts';

/** Days after which a request that nobody confirmed is deleted. */
export const requestLastsDays = 2;

/** The most that one address can follow. */
export const mostFollowings = 50;

const day = 86_400_000;
// A little less than the whole, or a check once an hour would come an hour later each time.
const waits: Record<Pace, number> = { weekly: 7 * day - 3_600_000, daily: day - 3_600_000 };

/** Whoever was last looked after before this time is due again. */
export function dueBefore(pace: Pace, now: Date): string {
  return new Date(now.getTime() - waits[pace]).toISOString();
}

/** The key of a follower's private page: it follows from the secret, so that every mail can hold it. */
export function followerKey(settings: Site['settings'], id: string): string {
  return createHmac('sha256', secretOf(settings)).update(`follower ${id}`).digest('base64url');
}
