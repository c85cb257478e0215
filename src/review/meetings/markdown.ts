import { stringify } from 'yaml';
import { whenText } from '../../examples/wording.ts';
import { interestLabels } from '../panel/wording.ts';
import { calledText, type ReadItem, type ReadMinutes } from './minutes/reading.ts';
import type { PublicMeeting } from './public.ts';

/** A meeting with its agenda and minutes as Markdown, facts as front matter. */
export function meetingMarkdown(meeting: PublicMeeting): string {
  const { url, day, scheme, starts, time_zone, place, state, agenda, minutes } = meeting;
  const front = {
    url,
    day,
    scheme: scheme.slug,
    invented: scheme.invented,
    starts,
    time_zone,
    place,
    state,
    minutes: minutes && { version: minutes.version, published: minutes.published },
  };
  const items = agenda.map(
    (item) => `- ${item.starts} ${plain(item.statistic.title)}, ${plain(item.producer.name)}`,
  );
  const parts = [
    `# Meeting of ${whenText(day)}`,
    '## Agenda',
    items.join('\n') || 'Nothing is on the agenda.',
    ...(minutes ? ['## Minutes', ...minutesLines(minutes)] : []),
  ];
  return `---\n${stringify(front)}---\n\n${parts.join('\n\n')}\n`;
}

function minutesLines({ present, apologies, earlier, items, other }: ReadMinutes): string[] {
  const list = (some: ReadMinutes['present']) => plain(some.map(calledText).join('; ') || 'Nobody');
  return [
    `Present: ${list(present)}`,
    `Apologies: ${list(apologies)}`,
    '### Earlier decisions',
    plain(earlier ?? 'None since the meeting before.'),
    ...items.flatMap(itemLines),
    ...(other === null ? [] : ['### Other business', plain(other)]),
  ];
}

function itemLines({ starts, statistic, producer, withheld, said }: ReadItem): string[] {
  const head = `### ${starts} ${plain(statistic.title)}, ${plain(producer.name)}`;
  if (!said) return [head, withheld ?? ''];
  const { declarations, present, outcome, conditions } = said;
  const declared = declarations.filter(({ interest }) => interest !== 'none');
  return [
    head,
    said.reference,
    ...part('Purpose', said.purpose),
    '#### Interests declared',
    declared
      .map((one) => {
        const words = one.words ? `. ${one.words}` : '';
        return `- ${plain(`${calledText(one)}: ${interestLabels[one.interest].toLowerCase()}${words}`)}`;
      })
      .join('\n') || (declarations.length === 0 ? 'Not recorded.' : 'No member had an interest.'),
    ...part('There for this item', present.map(calledText).join('; ') || null),
    ...part('Lay view', said.lay),
    ...part('Expert view', said.expert),
    ...part('Advice', outcome?.label ?? 'No advice was given.'),
    ...(outcome ? [plain(said.reasons ?? 'Reasons not recorded.')] : []),
    ...conditions.map(({ text, due }) => `- ${plain(text)} (by ${whenText(due)})`),
  ];
}

function part(heading: string, words: string | null): string[] {
  return [`#### ${heading}`, plain(words ?? 'Not recorded.')];
}

/** Text that Markdown leaves as it is: nobody's words become a heading, a link or markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/^(\s*)([-+]|\d+\.)(\s)/gm, '$1\\$2$3');
}
