import { historyText } from '../../contributions/moderation/wording.ts';
import { redactionText } from '../../examples/editing/reasons.ts';
import { roleLabels } from '../../people/schema.ts';
import { questions } from '../../statistics/typed.ts';
import { allHappenings, type Happening } from './parameters.ts';
import type { RecordLine } from './queries.ts';

/** What happened, as the end of “this example …”, or as a sentence about a contribution. */
export function happenedText(line: RecordLine): string {
  const { what, about_type, codes } = line;
  if (about_type === 'contribution') return historyText(line);
  if (about_type === 'person') {
    return codes.roles ? `${labelOf(what)}: ${codes.roles}` : labelOf(what);
  }
  switch (what) {
    case 'revised':
      return codes.revision ? `Revised: revision ${codes.revision}` : 'Revised';
    case 'restored':
      return `Revision ${codes.from} was published again, as revision ${codes.revision}`;
    case 'statistic-edited':
      return codes.fields
        ? `What is recorded of it was changed: ${String(codes.fields).split(' ').map(fieldText).join(', ')}`
        : labelOf(what);
    case 'renamed':
      return codes.from
        ? `Given another address; it was ${codes.from}`
        : 'Given another address; the one before was redacted';
    case 'withdrawn':
      return 'Withdrawn; its address says why';
    case 'redacted':
      return codes.field === 'credits'
        ? 'A credit was taken out, as its person asked'
        : `Something was taken out of ${codes.revisions === 0 ? 'what is kept about it' : 'every version that had it'}: ${redactionText(String(codes.reason))}`;
    default:
      return labelOf(what);
  }
}

/** Who acted, by role. */
export function actedText(role: string): string {
  const label = roleLabels[role as keyof typeof roleLabels]?.toLowerCase();
  if (label) return `by ${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`;
  return actors[role] ?? `by ${role}`;
}

const actors: Record<string, string> = {
  system: 'from the register’s files',
  command: 'by a command on the server',
  program: 'by the program itself',
  contributor: 'by the contributor',
};

/** A field of a statistic in plain words: those that say that it is missing serve here too. */
function fieldText(field: string): string {
  return questions.find(({ key }) => key === field)?.missing ?? field;
}

function labelOf(what: string): string {
  return allHappenings[what as Happening] ?? what;
}
