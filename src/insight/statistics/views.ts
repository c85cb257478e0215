import { type Html, html, nothing } from '../../kernel/html.ts';
import type { Cut } from '../../kernel/paging.ts';
import { exampleCount } from '../count-views.ts';
import { namedListView } from '../named-list-views.ts';
import type { ListedStatistic } from './reading.ts';

export function statisticsView(cut: Cut<ListedStatistic>, q: string | undefined): Html {
  return namedListView({
    path: '/statistics',
    title: 'Statistics',
    lead: 'The statistical outputs, and other public data, that the examples concern. To be listed here does not make a statistic official.',
    searchLabel: 'Find a statistic by its title',
    q,
    cut,
    item: (
      one,
    ) => html`<li class="index__item"><a href="/statistics/${one.slug}">${one.title}</a> ${exampleCount(one.count)}
${one.engagements === 0 ? html`<p class="index__text">No engagement on record</p>` : nothing}</li>`,
  });
}
