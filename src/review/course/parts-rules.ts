import { hasRole } from '../../people/rules.ts';
import type { Person } from '../../people/schema.ts';
import { stays } from './quorum-rules.ts';
import type { Part, Side, What } from './schema.ts';
import type { Standing } from './standing.ts';

export type Doer = Pick<Person, 'id' | 'roles' | 'state'>;

/** In which parts each act is done; the first that somebody may act in is the one recorded. */
export const partsOf: Record<What, readonly Part[]> = {
  'request-pre-assessment': ['applicant'],
  submit: ['applicant'],
  answer: ['applicant'],
  withdraw: ['applicant'],
  'file-evidence': ['applicant'],
  'file-review': ['applicant'],
  amend: ['applicant'],
  appeal: ['applicant'],
  comment: ['adviser'],
  ask: ['adviser'],
  return: ['adviser'],
  validate: ['adviser'],
  route: ['adviser'],
  assign: ['adviser'],
  release: ['adviser'],
  place: ['adviser'],
  unplace: ['adviser'],
  letter: ['adviser'],
  'accept-evidence': ['adviser'],
  'return-evidence': ['adviser'],
  'accept-review': ['adviser'],
  'return-review': ['adviser'],
  'advise-amendment': ['adviser'],
  declare: ['member', 'chair'],
  view: ['member', 'chair'],
  attend: ['chair', 'adviser'],
  note: ['chair', 'adviser'],
  advise: ['chair'],
  decide: ['decision-maker'],
  'decide-amendment': ['decision-maker'],
  suspend: ['decision-maker'],
  lift: ['decision-maker'],
  cancel: ['decision-maker'],
  'hear-appeal': ['decision-maker'],
};

/** The side of the panel that somebody sits on; null for who is no member. */
export function sideOf(doer: Doer): Side | null {
  if (hasRole(doer, 'member-lay')) return 'lay';
  return hasRole(doer, 'member-expert') ? 'expert' : null;
}

/** Whether somebody holds a part by their roles, for applications of one producer. */
export function holdsPart(doer: Doer, part: Part, producer: string): boolean {
  switch (part) {
    case 'applicant':
      return isOfProducer(doer, producer);
    case 'adviser':
      return hasRole(doer, 'adviser');
    case 'member':
      return doer.state === 'active' && sideOf(doer) !== null;
    case 'chair':
      return hasRole(doer, 'chair');
    case 'decision-maker':
      return hasRole(doer, 'decision-maker');
  }
}

/** Whether somebody is one of a producer's people. Being an applicant is always for one producer. */
export function isOfProducer({ roles, state }: Doer, producer: string): boolean {
  return (
    state === 'active' &&
    roles.some(({ role, organisation }) => role === 'applicant' && organisation === producer)
  );
}

type Group = 'applicant' | 'adviser' | 'panel' | 'decision-maker';

function groupOf(part: Part): Group {
  return part === 'member' || part === 'chair' ? 'panel' : part;
}

/**
 * Why somebody cannot act in a part here, whatever the state; null when they can. In one application
 * a person acts for the applicant, or the advice team, or the panel, or decides: never two of these.
 */
export function whyNotInPart(
  doer: Doer,
  part: Part,
  { hands }: Standing,
  producer: string,
): string | null {
  if (part !== 'applicant' && isOfProducer(doer, producer)) {
    return 'You belong to the producer that applies, so you cannot act on its application in another part.';
  }
  const others = [...(hands.get(doer.id) ?? [])].filter((one) => groupOf(one) !== groupOf(part));
  if (others.length === 0) return null;
  return `You have acted in this application as ${others.join(' and ')}, so you cannot also act as ${part}.`;
}

/** What somebody sees of an application that is not decided in public. */
export type Sight =
  /** The papers, and everything that was said. */
  | 'papers'
  /** Whose application it is and about what: enough to declare an interest. */
  | 'title'
  | 'nothing';

export function sightOf(doer: Doer, standing: Standing, producer: string): Sight {
  if (isOfProducer(doer, producer)) return 'papers';
  const draft = standing.state === 'draft' && standing.pre_assessment === 'none';
  const acted = standing.hands.get(doer.id);
  const onPanel = holdsPart(doer, 'member', producer) || hasRole(doer, 'chair');
  const withPanel = ['in-review', 'advised', 'decided'].includes(standing.state);
  if (onPanel) {
    // Who leaves an item sees none of it, whatever other role they hold.
    if (standing.interests.get(doer.id)?.interest === 'leaves') return 'nothing';
    if (withPanel && stays(standing, doer.id)) return 'papers';
    const otherwise = hasRole(doer, 'adviser') || hasRole(doer, 'decision-maker');
    if (!otherwise || acted?.has('member') || acted?.has('chair')) {
      return withPanel ? 'title' : 'nothing';
    }
  }
  if (draft && !acted?.has('adviser')) return 'nothing';
  if (hasRole(doer, 'adviser') && !whyNotInPart(doer, 'adviser', standing, producer))
    return 'papers';
  const decidable = ['advised', 'decided', 'live', 'suspended', 'ended', 'cancelled'];
  if (
    hasRole(doer, 'decision-maker') &&
    decidable.includes(standing.state) &&
    !whyNotInPart(doer, 'decision-maker', standing, producer)
  ) {
    return 'papers';
  }
  return onPanel && withPanel ? 'title' : 'nothing';
}

/** Whether somebody may see the advice team's pages. */
export function isDesk(doer: Doer): boolean {
  return (['adviser', 'chair', 'decision-maker', 'member-lay', 'member-expert'] as const).some(
    (role) => hasRole(doer, role),
  );
}
