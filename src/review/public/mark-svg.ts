import { createHash } from 'node:crypto';
import { xml } from '../../kernel/atom.ts';
import { crossing, uprights } from '../../kernel/mark.ts';
import type { MarkStatus } from '../course/status-rules.ts';
import { type Mark, markWords } from './mark.ts';

const style =
  '.p{fill:#fbf9f4;stroke:#1b2330}.i{fill:#1b2330}.g{stroke:#1b2330}.c{stroke:#b3361b}.w{fill:#9a2d15}@media(prefers-color-scheme:dark){.p{fill:#151a22;stroke:#ece7db}.i{fill:#ece7db}.g{stroke:#ece7db}.c{stroke:#ff8a66}.w{fill:#ff9a7a}}';

/** What lets the drawing's own style through, and nothing else. */
export const markPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const holds: ReadonlySet<MarkStatus> = new Set(['live', 'review-due', 'overdue']);
const well: ReadonlySet<MarkStatus> = new Set(['live', 'review-due']);

/**
 * The mark as a drawing of its own, under 4 KB: the gate, crossed only while the mark holds, and beside
 * it in words whose mark it is, how it stands and until when. No script, no font and nothing from elsewhere.
 * In a demonstration it says that it is one.
 */
export function markSvg(mark: Mark, demonstration = false): string {
  const { scheme, title, status } = mark;
  const words = markWords(mark);
  const whose = scheme.invented ? `${cut(scheme.title, 23)} (invented)` : cut(scheme.title, 34);
  const shown = holds.has(status) ? scheme.label : scheme.title;
  const label = lines(shown, 22, 2);
  const name = `${demonstration ? 'Demonstration: ' : ''}${cut(scheme.title, 80)}: ${words}`;
  const about = `${cut(title, 140)}. ${cut(scheme.means, 220)}`;
  // The day has a line of its own, so that no wide letters push it out of the drawing.
  const [, how = words, day = ''] = /^(\D+) (\d.*)$/.exec(words) ?? [];
  const top = label.length === 1 ? 28 : 22;
  const below = label.length === 1 ? 49 : 57;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 96" width="320" height="96" role="img" aria-labelledby="t d"><title id="t">${xml(name)}</title><desc id="d">${xml(about)}</desc><style>${style}</style><rect class="p" x="1" y="1" width="318" height="94" rx="6" stroke-width="1.5"/><g transform="translate(14 20) scale(1.75)" fill="none" stroke-linecap="round"${holds.has(status) ? '' : ' opacity=".45"'}><path class="g" stroke-width="2.7" d="${uprights}"/>${holds.has(status) ? `<path class="c" stroke-width="3.2" d="${crossing}"/>` : ''}</g><g class="i" font-family="Georgia,'Times New Roman',serif" font-size="17" font-weight="700">${label.map((line, at) => `<text x="84" y="${top + at * 18}">${xml(line)}</text>`).join('')}</g><g font-family="Verdana,Arial,sans-serif"><g class="${well.has(status) ? 'i' : 'w'}" font-size="13" font-weight="700">${[
    how,
    day,
  ]
    .filter(Boolean)
    .map((line, at) => `<text x="84" y="${below + 16 * at}">${xml(line)}</text>`)
    .join(
      '',
    )}</g><text class="i" x="84" y="${below + (day ? 33 : 20)}" font-size="11">${xml(demonstration ? 'Demonstration: all is invented' : whose)}</text></g></svg>\n`;
}

/** Words in lines of at most so many characters; the last is cut where there are more. */
function lines(text: string, width: number, most: number): string[] {
  const made: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = made.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      made[made.length - 1] = `${last} ${word}`;
    } else made.push(word);
  }
  if (made.length <= most) return made.map((line) => cut(line, width));
  return [...made.slice(0, most - 1), cut(made.slice(most - 1).join(' '), width)];
}

/** At most so many characters, with an ellipsis where some were left out. */
function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
