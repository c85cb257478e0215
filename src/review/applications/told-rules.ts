import { type Doer, isOfProducer } from '../course/parts-rules.ts';
import type { Act, What } from '../course/schema.ts';
import type { Standing } from '../course/standing.ts';
import { seesPanel } from '../panel/rules.ts';
import type { Scheme } from '../scheme/schema.ts';

/** Somebody who looks at the course of an application, and whose papers they see. */
export interface Reader {
  doer: Doer;
  /** The day in the scheme's time zone. */
  today: string;
}

interface Case {
  standing: Standing;
  scheme: Scheme;
  producer: string;
}

/** The panel's own work. */
const ofPanel: ReadonlySet<What> = new Set([
  'assign',
  'release',
  'declare',
  'view',
  'attend',
  'note',
]);

/** The acts that somebody who sees the papers is told of, in their order. */
export function toldOf(acts: readonly Act[], reader: Reader, given: Case): Act[] {
  const own = isOfProducer(reader.doer, given.producer);
  const work = !own && seesPanel(reader.doer, given, reader.today).work;
  const letter = acts.findLastIndex(({ what }) => what === 'letter');
  return acts.filter((act, index) => {
    if (ofPanel.has(act.what)) return work;
    if (!own) return true;
    // Nothing of advice and decision reaches the applicant before the letter that gives it effect.
    if (act.what === 'advise' || act.what === 'decide') return index < letter;
    if (act.what === 'advise-amendment') {
      return given.standing.amendments[act.details.amendment - 1]?.decided != null;
    }
    return true;
  });
}

/** Whether the reader is told who did it by name: the applicant knows only their own people's, the panel all but the applicant's. */
export function isNamed(act: Act, { doer }: Reader, { producer, standing }: Case): boolean {
  if (isOfProducer(doer, producer)) return act.part === 'applicant';
  const onPanel = [...(standing.hands.get(doer.id) ?? [])].some(
    (part) => part === 'member' || part === 'chair',
  );
  return !(onPanel && act.part === 'applicant');
}
