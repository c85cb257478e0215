import { sendContribution } from '../../contributions/door/actions.ts';
import { contributionSchema } from '../../contributions/schema.ts';
import { readSettings } from '../../kernel/settings.ts';
import type { Job, Stage } from './make-actions.ts';

/** Somebody doubts a live mark; the advice team has not answered yet. */
export function raiseConcern(stage: Stage): Job {
  return {
    day: -3,
    run: async () => {
      const statistic = 'invented-statistics-of-loneliness';
      const concern = contributionSchema.parse({
        kind: 'concern',
        about: { type: 'mark', id: `engagement-mark/${statistic}` },
        text: 'Invented concern: my neighbours took part and were never told what came of it.',
      });
      await sendContribution({ ...stage, settings: readSettings({}) }, concern, {
        suspicions: [],
        form: null,
        seen: null,
        mayMail: false,
      });
    },
  };
}
