import type { SignedIn } from '../../people/schema.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { actAddress, applicationAddress } from '../acts/addresses.ts';
import type { Application } from '../applications/queries.ts';
import { mayTakePart } from '../course/quorum-rules.ts';

/** An item that is with the panel, and what it wants of one member. */
export interface Waiting {
  reference: string;
  title: string;
  producer: string;
  /** How it stands for them. */
  words: string;
  /** Where to go; null where nothing is open to them. */
  href: string | null;
  step: string;
}

/** What is in review, for one member: who left sees that they left, and nothing behind it. */
export function waitingFor(
  person: SignedIn,
  applications: Iterable<Application>,
  { organisations, statistics }: Names,
  noticed: (scheme: Application['scheme']) => boolean,
): Waiting[] {
  return [...applications]
    .filter(({ standing }) => standing.state === 'in-review')
    .map((application) => {
      const { reference, statistic, producer } = application;
      return {
        reference,
        title: statistics.get(statistic)?.title ?? statistic,
        producer: organisations.get(producer)?.name ?? producer,
        ...nextStep(person, application, noticed(application.scheme)),
      };
    });
}

function nextStep(
  person: SignedIn,
  { reference, standing }: Application,
  noticed: boolean,
): Pick<Waiting, 'words' | 'href' | 'step'> {
  const declared = standing.interests.get(person.id);
  if (declared?.interest === 'leaves') {
    return { words: 'You have left this item.', href: null, step: '' };
  }
  if (!noticed) return { words: 'Accept the notice first.', href: null, step: '' };
  if (!declared) {
    const href = actAddress(reference, 'declare');
    return { words: 'Your interests are not declared.', href, step: 'Declare your interests' };
  }
  const papers = { href: applicationAddress(reference), step: 'Read the papers' };
  if (!mayTakePart(standing, person.id)) return { words: 'You have declared.', ...papers };
  const written = standing.views.some((view) => view.person === person.id);
  const words = written ? 'Your view is written.' : 'Your view is not written yet.';
  return { words, ...papers };
}
