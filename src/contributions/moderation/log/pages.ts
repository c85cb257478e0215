import { stringify } from 'csv-stringify/sync';
import { respondHtml, respondJson, respondText } from '../../../kernel/http/respond.ts';
import { page, type Site } from '../../../kernel/http/site.ts';
import { layout } from '../../../kernel/layout.ts';
import { keep } from '../../../kernel/memory.ts';
import { findAnswerTime } from '../../queries.ts';
import { policyView } from './policy-views.ts';
import { readStanding, readTotals } from './queries.ts';
import type { ModerationLog, Month } from './schema.ts';
import { logView } from './views.ts';

/** What anyone may know of the editors' work: the log of outcomes, and the policy. */
export function registerLogPages(site: Site): void {
  // Once in each version of the register: they count the whole record.
  const totals = keep(site.db, readTotals);
  const read = async (): Promise<ModerationLog> => ({
    ...(await readStanding(site.db, site.now())),
    ...(await totals()).value,
  });

  page(site, '/moderation/log', {
    html: async ({ c, path }) => {
      const main = logView(await read());
      const formats = [
        { text: 'JSON', href: `${path}.json` },
        { text: 'CSV', href: `${path}.csv` },
      ];
      const title = 'What became of contributions';
      return respondHtml(c, layout(site, { title, path, main, formats }));
    },
    json: async ({ c }) => respondJson(c, await read()),
    csv: async ({ c }) => respondText(c, 'csv', csvOf((await totals()).value.months)),
  });

  page(site, '/moderation-policy', {
    html: async ({ c, path }) => {
      const answerTime = await findAnswerTime(site.db, site.now());
      const main = policyView(site.settings.COUNTERSIGN_CONTACT ?? null, answerTime);
      return respondHtml(c, layout(site, { title: 'Moderation policy', path, main }));
    },
  });
}

const columns: (keyof Month)[] = [
  'month',
  'received',
  'accepted',
  'accepted_in_part',
  'declined',
  'merged',
  'withdrawn',
  'set_aside',
  'restored',
  'median_days',
];

/** One line a month. Empty where no answer was given. */
function csvOf(months: readonly Month[]): string {
  const rows = months.map((month) => columns.map((column) => month[column]));
  return stringify([columns, ...rows], { bom: true, record_delimiter: 'windows' });
}
