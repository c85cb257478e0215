import { whenText } from '../../../examples/wording.ts';
import { type Html, html, nothing } from '../../../kernel/html.ts';
import type { Month } from './schema.ts';

const most = 12;
const rowHeight = 26;
const left = 84;
const width = 340;
const barWidth = width - left - 34;

const parts = [
  { key: 'accepted', label: 'Accepted' },
  { key: 'accepted_in_part', label: 'In part' },
  { key: 'declined', label: 'Declined' },
] as const;

/** Outcomes of the last twelve months that had any, as bars. The table beside it says the same. */
export function outcomesChart(months: readonly Month[]): Html {
  const shown = months.filter((month) => totalOf(month) > 0).slice(0, most);
  if (shown.length === 0) return nothing;
  const longest = Math.max(...shown.map(totalOf));
  const height = shown.length * rowHeight + 30;
  return html`<figure class="figure-block outcomes"><figcaption>Outcomes by month; the table has the figures.</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Contributions accepted, accepted in part and declined, by month">
${legend()}
${shown.map((month, index) => row(month, 30 + index * rowHeight, longest))}</svg></figure>`;
}

function legend(): Html {
  return html`${parts.map(({ key, label }, index) => html`<rect class="outcomes__bar outcomes__bar--${key}" x="${index * 112 + 1}" y="3" width="14" height="14"/><text x="${index * 112 + 21}" y="15">${label}</text>`)}`;
}

function row(month: Month, top: number, longest: number): Html {
  let x = left;
  const bars = parts.map(({ key }) => {
    const length = (month[key] / longest) * barWidth;
    const bar = html`<rect class="outcomes__bar outcomes__bar--${key}" x="${round(x)}" y="${top + 3}" width="${round(length)}" height="${rowHeight - 9}"/>`;
    x += length;
    return month[key] === 0 ? nothing : bar;
  });
  return html`<text x="0" y="${top + 16}">${shortMonth(month.month)}</text>${bars}<text x="${round(x + 6)}" y="${top + 16}">${totalOf(month)}</text>`;
}

function totalOf(month: Month): number {
  return parts.reduce((sum, { key }) => sum + month[key], 0);
}

function shortMonth(month: string): string {
  const [name = '', year = ''] = whenText(month).split(' ');
  return `${name.slice(0, 3)} ${year}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
