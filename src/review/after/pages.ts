import type { Review } from '../applications/hub-queries.ts';
import { registerLetterPreview } from './letter-pages.ts';
import { sendReminders } from './reminding-actions.ts';

/** What comes after a decision, beside the pages of acts: the preview of its letter, and reminders. */
export function registerAfterPages(review: Review): void {
  registerLetterPreview(review);
  review.site.hourly.push(async () => {
    await sendReminders(review.site, review.desk);
  });
}
