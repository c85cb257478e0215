import { hasRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { actAddress } from '../acts/addresses.ts';
import { dayOf } from '../course/clock-rules.ts';
import { possibleActs } from '../course/possible-rules.ts';
import { stays } from '../course/quorum-rules.ts';
import type { Circumstances } from '../course/ruling.ts';
import type { What } from '../course/schema.ts';
import { isOnPanel, seesPanel } from '../panel/rules.ts';
import type { PanelWork } from '../panel/work.ts';
import type { AgendaItem } from './agenda.ts';

/** One item as one person meets it on the working page. */
export interface DeskItem extends AgendaItem {
  /** What may be shown of the panel's work; null where nothing may. */
  work: PanelWork | null;
  /** Why nothing is shown, or what is to be done first. */
  closed: { words: string; href: string | null; step: string };
  /** Acts that are open to this person now. */
  open: readonly What[];
}

type Around = Pick<Circumstances, 'now' | 'panel' | 'noticed' | 'meetings'> & {
  people: ReadonlyMap<string, string>;
};

/** One item of a meeting as one person meets it: who left it, or has not declared, sees its title. */
export function deskItem(item: AgendaItem, person: SignedIn, around: Around): DeskItem {
  const { application } = item;
  const { standing, scheme, producer } = application;
  const { now, panel, noticed, people } = around;
  const today = dayOf(now, scheme.time_zone);
  const unasked = { missing: [], insiders: new Set<string>(), overlaps: [] };
  const possible = possibleActs(person, standing, { ...around, scheme, producer, ...unasked });
  // Advice without quorum is refused, and its page says what is lacking.
  const { work } = seesPanel(person, application, today);
  const advises =
    !possible.has('advise') &&
    standing.state === 'in-review' &&
    hasRole(person, 'chair') &&
    stays(standing, person.id);
  return {
    ...item,
    work: work ? { application, person, people, panel, today } : null,
    closed: closedWords(item, person, noticed),
    open: advises ? [...possible.keys(), 'advise'] : [...possible.keys()],
  };
}

function closedWords(
  { application }: AgendaItem,
  person: SignedIn,
  noticed: ReadonlySet<string>,
): DeskItem['closed'] {
  const { standing, reference } = application;
  const nowhere = { href: null, step: '' };
  const declared = standing.interests.get(person.id);
  if (declared?.interest === 'leaves') {
    return { words: 'You have declared an interest and left this item.', ...nowhere };
  }
  if (!isOnPanel(person) || standing.state !== 'in-review') {
    return { words: 'Its papers are not open to you.', ...nowhere };
  }
  if (!noticed.has(person.id)) {
    const words = 'Accept the notice that says what of you is published.';
    return { words, href: '/panel/me', step: 'Read the notice' };
  }
  const words = 'Its papers open once you have declared your interests.';
  return { words, href: actAddress(reference, 'declare'), step: 'Declare your interests' };
}
