import { type Html, html, nothing } from '../../kernel/html.ts';
import { open, periodOf } from '../periods.ts';
import type { StoredExample } from '../queries.ts';
import { capitalised, labelOf, periodText } from '../wording.ts';
import { kindLabel } from './card.ts';

/** Examples as bars by period, earliest first; the same as a list by year; then those without dates. */
export function timelineView(examples: readonly StoredExample[], now: Date): Html {
  const today = now.getUTCFullYear() + now.getUTCMonth() / 12;
  const dated = examples
    .flatMap((stored) => {
      const span = spanOf(stored, today);
      return span === null ? [] : [{ stored, ...span }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const undated = examples.filter((stored) => periodOf(stored.example) === null);
  return html`${dated.length === 0 ? nothing : html`${drawing(dated)}${byYear(dated)}`}
${undated.length === 0 ? nothing : html`<section class="section"><h3>Dates not recorded</h3><ul>${undated.map(({ slug, example }) => html`<li><a href="/examples/${slug}">${example.title}</a> ${kindLabel(example.kind)}</li>`)}</ul></section>`}`;
}

interface Bar {
  stored: StoredExample;
  /** Years and parts of years. */
  from: number;
  to: number;
  ongoing: boolean;
}

function spanOf({ example }: StoredExample, today: number): Omit<Bar, 'stored'> | null {
  const period = periodOf(example);
  if (period === null) return null;
  const from = yearsOf(period.start);
  const ongoing = period.end === open;
  return { from, to: ongoing ? Math.max(today, from) : yearsOf(period.end) + 1 / 372, ongoing };
}

function yearsOf(day: number): number {
  const year = Math.floor(day / 10_000);
  const month = Math.floor(day / 100) % 100;
  return year + (month - 1) / 12 + ((day % 100) - 1) / 372;
}

const width = 900;
const row = 20;
const top = 26;

function drawing(bars: readonly Bar[]): Html {
  const first = Math.floor(Math.min(...bars.map(({ from }) => from)));
  const last = Math.max(first + 1, Math.ceil(Math.max(...bars.map(({ to }) => to))));
  const x = (year: number) => 20 + ((width - 40) * (year - first)) / (last - first);
  const height = top + bars.length * row + 8;
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (last - first) / years <= 12) ?? 500;
  const years = Array.from(
    { length: Math.floor(last / step) - Math.ceil(first / step) + 1 },
    (_, n) => (Math.ceil(first / step) + n) * step,
  );
  return html`<figure class="figure-block">
${legend(bars)}
<svg class="timeline" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="timeline-title timeline-description">
<title id="timeline-title">Examples by period, ${first} to ${last}</title>
<desc id="timeline-description">One bar for each of ${bars.length} examples, earliest first. Filled bars: people were involved. Hollow bars: people were not asked. Half-height bars: related. A pointed end: it goes on. The table below has the same periods.</desc>
${years.map((year) => html`<line class="timeline__grid" x1="${x(year).toFixed(1)}" x2="${x(year).toFixed(1)}" y1="${top - 6}" y2="${height}"/><text class="timeline__year" x="${x(year).toFixed(1)}" y="14" text-anchor="middle">${year}</text>`)}
${bars.map((bar, n) => barOf(bar, top + n * row, x))}
</svg>
</figure>`;
}

function barOf({ stored, from, to, ongoing }: Bar, y: number, x: (year: number) => number): Html {
  const { kind, title } = stored.example;
  const start = x(from);
  const length = Math.max(4, x(to) - start);
  const low = kind === 'related';
  // Where there is more room: after the bar or before it.
  const after = width - start - length > start;
  const room = Math.floor(((after ? width - start - length : start) - 12) / 6.3);
  const label = title.length > room ? `${title.slice(0, Math.max(room - 1, 1)).trimEnd()}…` : title;
  const height = low ? 6 : 12;
  const tip = ongoing ? `l6 ${height / 2}l-6 ${height / 2}` : `v${height}`;
  return html`<path class="timeline__bar timeline__bar--${kind}" d="M${start.toFixed(1)} ${y + (low ? 5 : 2)}h${length.toFixed(1)}${tip}h-${length.toFixed(1)}z"/><text class="timeline__row" x="${(after ? start + length + 6 : start - 6).toFixed(1)}" y="${y + 12}" text-anchor="${after ? 'start' : 'end'}">${label}</text>`;
}

function legend(bars: readonly Bar[]): Html {
  const kinds = ['engagement', 'absence', 'related'].filter((kind) =>
    bars.some(({ stored }) => stored.example.kind === kind),
  );
  return html`<figcaption><ul class="plain plain--inline">${kinds.map(
    (kind) =>
      html`<li><svg class="timeline__key" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true"><rect class="timeline__bar timeline__bar--${kind}" x="1" y="${kind === 'related' ? 5 : 2}" width="22" height="${kind === 'related' ? 6 : 12}"/></svg> ${labelOf('kinds', kind)}</li>`,
  )}${bars.some(({ ongoing }) => ongoing) ? html`<li class="quiet">A pointed end: it goes on.</li>` : nothing}</ul></figcaption>`;
}

function byYear(bars: readonly Bar[]): Html {
  return html`<section class="section"><h3>The same by year</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Examples by year"><table class="table">
<thead><tr><th scope="col">Year</th><th scope="col">Example</th><th scope="col">Kind</th><th scope="col">Period</th></tr></thead>
<tbody>${bars.map(
    ({ stored: { slug, example }, from }) =>
      html`<tr><td class="figure">${Math.floor(from)}</td><th scope="row"><a href="/examples/${slug}">${example.title}</a></th><td>${kindLabel(example.kind)}</td><td>${capitalised(periodText(example))}</td></tr>`,
  )}</tbody></table></div></section>`;
}
