import { type Html, html, nothing } from '../../../kernel/html.ts';
import { outcomes } from '../../scheme/schema.ts';
import { decisionsAddress } from '../filters.ts';
import { outcomeWords } from '../finding.ts';
import { type FiguresRow, fewest } from './schema.ts';

/** The figures by year and scheme: a drawing, and the table that says the same and more. */
export function figuresView(rows: readonly FiguresRow[]): Html {
  return html`<header class="page-head"><h1>Figures of the review desk</h1>
<p class="lead">By year and scheme, as counts. With fewer than ${fewest} decisions in a year no median is given: it would tell of single applications.</p></header>
${rows.length === 0 ? html`<p class="empty">Nothing was handed in or decided yet.</p>` : html`${chart(rows)}${table(rows)}${reasons(rows)}`}
<section class="section section--ruled"><h2>How this is counted</h2>
<ul><li>A year is that of the scheme’s time zone. An application counts in the year in which it was last handed in, a decision in the year in which it was made, once its letter is out.</li>
<li>Days are those on the clock from valid to decided, without those in which the applicant had a question to answer.</li>
<li>Lay and expert views differed where no outcome was the one that most lay members and most experts chose. A decision with views of one side only is not counted.</li></ul></section>`;
}

function table(rows: readonly FiguresRow[]): Html {
  return html`<section class="section"><h2>Applications and decisions</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Applications and decisions by year and scheme"><table class="table">
<thead><tr><th scope="col">Year</th><th scope="col">Scheme</th><th scope="col">Applications</th><th scope="col">Decisions</th>${outcomes.map((one) => html`<th scope="col">${outcomeWords[one]}</th>`)}<th scope="col">Median days</th><th scope="col">Within the clock</th><th scope="col">Against the advice</th><th scope="col">Lay and expert views differed</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.year}</th><td>${row.scheme_title}</td><td>${row.applications}</td><td><a href="${decisionsAddress({ scheme: [row.scheme], year: [row.year] })}">${row.decisions}</a></td>${outcomes.map((one) => html`<td>${row.outcomes[one] ?? 0}</td>`)}<td>${row.median_days ?? html`<span class="quiet">Too few</span>`}</td><td>${row.within_clock} of ${row.decisions}</td><td>${row.against_advice}</td><td>${row.both_sides === 0 ? 'Not counted' : `${row.views_differed} of ${row.both_sides}`}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function reasons(rows: readonly FiguresRow[]): Html {
  const refused = rows.filter(({ refused_for }) => refused_for.length > 0);
  if (refused.length === 0) return nothing;
  return html`<section class="section"><h2>Reasons for refusals</h2>
<p>One refusal may have several.</p>
${refused.map(({ year, scheme_title, refused_for }) => html`<h3>${year}, ${scheme_title}</h3><ul>${refused_for.map(({ label, count }) => html`<li>${label}: ${count}</li>`)}</ul>`)}</section>`;
}

const groups = [
  { name: 'accepted', label: 'Supported', of: ['supported', 'supported-with-conditions'] },
  { name: 'accepted_in_part', label: 'More needed', of: ['provisional', 'deferred'] },
  { name: 'declined', label: 'Not supported', of: ['not-supported'] },
] as const;

// As wide as a small phone, so that its words are not drawn smaller there.
const width = 340;
const barHeight = 17;
const lineHeight = 18;
const most = 12;
// Letters that surely fit on one line.
const longestLine = 42;

/** One bar a year and scheme, at most twelve, each below its whole name. The table beside it has the figures. */
function chart(rows: readonly FiguresRow[]): Html {
  const shown = rows.filter(({ decisions }) => decisions > 0).slice(0, most);
  if (shown.length === 0) return nothing;
  const longest = Math.max(...shown.map(({ decisions }) => decisions));
  let height = 30;
  const bars = shown.map((row) => {
    const name = linesOf(`${row.year} ${row.scheme_title}`);
    const top = height;
    height += name.length * lineHeight + barHeight + 14;
    return bar(row, name, top, longest);
  });
  return html`<figure class="figure-block outcomes"><figcaption>Decisions by year and scheme; the table has the figures.</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Decisions supported, needing more, and not supported, by year and scheme">
${groups.map(({ name, label }, at) => html`<rect class="outcomes__bar outcomes__bar--${name}" x="${at * 115 + 1}" y="3" width="14" height="14"/><text x="${at * 115 + 21}" y="15">${label}</text>`)}
${bars}</svg></figure>`;
}

function bar(row: FiguresRow, name: readonly string[], top: number, longest: number): Html {
  const below = top + name.length * lineHeight + 3;
  let x = 1;
  const parts = groups.map(({ name, of }) => {
    const count = of.reduce((sum, one) => sum + (row.outcomes[one] ?? 0), 0);
    const length = (count / longest) * (width - 46);
    const drawn = html`<rect class="outcomes__bar outcomes__bar--${name}" x="${round(x)}" y="${below}" width="${round(length)}" height="${barHeight}"/>`;
    x += length;
    return count === 0 ? nothing : drawn;
  });
  const words = name.map(
    (line, at) => html`<text x="0" y="${top + at * lineHeight + 14}">${line}</text>`,
  );
  return html`${words}${parts}<text x="${round(x + 6)}" y="${below + 13}">${row.decisions}</text>`;
}

/** Words on as many lines as they need; a word that is longer than a line is broken. */
function linesOf(name: string): string[] {
  const pieces = name
    .split(' ')
    .flatMap((word) => word.match(new RegExp(`.{1,${longestLine}}`, 'gu')) ?? []);
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= longestLine) {
      lines[lines.length - 1] = `${last} ${piece}`;
    } else lines.push(piece);
  }
  return lines;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
