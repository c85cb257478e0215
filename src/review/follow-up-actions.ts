import { publishActivities } from './after/publication-actions.ts';
import type { FollowUp } from './applications/actions.ts';
import { sendLetters, sendNotices } from './letters/letter-actions.ts';

/** What follows from an act in its transaction. */
export const followUps: readonly FollowUp[] = [sendLetters, sendNotices, publishActivities];
