import { type Doer, isOfProducer } from './parts-rules.ts';
import { mayTakePart, quorumOf, stays } from './quorum-rules.ts';
import { routeOf } from './route-rules.ts';
import {
  type Circumstances,
  lateCondition,
  notAll,
  type Refusal,
  refuse,
  type Wish,
} from './ruling.ts';
import type { Details, Part } from './schema.ts';
import type { Standing } from './standing.ts';

export function assigning(person: string, standing: Standing, given: Circumstances): Refusal {
  if (!given.panel.has(person)) return refuse('invalid', 'Choose a member of the panel', 'person');
  if (given.insiders.has(person)) {
    return refuse('invalid', 'This member belongs to the producer that applies', 'person');
  }
  if (standing.interests.get(person)?.interest === 'leaves') {
    return refuse('invalid', 'This member has declared an interest and leaves', 'person');
  }
  const other = [...(standing.hands.get(person) ?? [])].some(
    (one) => one !== 'member' && one !== 'chair',
  );
  return other
    ? refuse('invalid', 'This member has acted in another part of this application', 'person')
    : null;
}

export function releasing(person: string, { reviewers }: Standing): Refusal {
  if (reviewers.length === 0) return refuse('conflict', 'Nobody is assigned.');
  return reviewers.some((one) => one.person === person)
    ? null
    : refuse('invalid', 'Choose one of the reviewers', 'person');
}

/** Puts an item on a meeting's agenda. */
export function placing(
  meeting: string,
  standing: Standing,
  { scheme, meetings, overlaps }: Circumstances,
  today: string,
): Refusal {
  if (routeOf(standing, scheme)?.by !== 'meeting') {
    return refuse('conflict', 'This route is by correspondence: it needs no meeting.');
  }
  const under = underWay(standing, today);
  if (under) return under;
  if (!meetings.has(meeting)) {
    return refuse('invalid', 'There is no meeting of this scheme on that day', 'meeting');
  }
  if (meeting < today) return refuse('invalid', 'That meeting is over', 'meeting');
  const [taken] = overlaps;
  return taken
    ? refuse('invalid', `Another item begins at ${taken} at that meeting`, 'starts')
    : null;
}

export function unplacing(standing: Standing, today: string): Refusal {
  return standing.meeting ? underWay(standing, today) : refuse('conflict', 'It is on no agenda.');
}

/** Who is there would be forgotten with the item's place. */
function underWay({ meeting, present }: Standing, today: string): Refusal {
  if (present.length === 0 || !meeting || meeting.day < today) return null;
  return refuse('conflict', 'The item is under way: who is there has been recorded.');
}

export function declaring(
  doer: Doer,
  interest: Details<'declare'>['interest'],
  { interests }: Standing,
  { producer, noticed }: Circumstances,
): Refusal {
  if (!noticed.has(doer.id)) return notNoticed;
  if (isOfProducer(doer, producer) && interest !== 'leaves') {
    return refuse('invalid', 'You belong to the producer that applies: you must leave', 'interest');
  }
  if (interests.get(doer.id)?.interest === 'leaves' && interest !== 'leaves') {
    return refuse('conflict', 'You have declared that you leave, and that stands for this item.');
  }
  return null;
}

const notNoticed = refuse(
  'forbidden',
  'First accept the notice that says what of you is published: it is on your page as a member of the panel.',
);

export function viewing(
  doer: Doer,
  { details }: Wish<'view'>,
  standing: Standing,
  { scheme, noticed }: Circumstances,
): Refusal {
  if (!noticed.has(doer.id)) return notNoticed;
  if (!mayTakePart(standing, doer.id)) return notDeclared(doer, standing);
  return notAll(
    scheme.criteria,
    details.answers.map(({ criterion }) => criterion),
    'answers',
    'Say of every criterion how far it is met',
  );
}

function notDeclared(doer: Doer, { interests }: Standing): Refusal {
  const declared = interests.get(doer.id);
  if (declared?.interest === 'leaves') {
    return refuse('forbidden', 'You have declared an interest and left this item.');
  }
  return refuse(
    'forbidden',
    declared
      ? 'This is for members of the panel, lay or expert.'
      : 'Declare your interests in this item first.',
  );
}

export function chairLeft(doer: Doer, part: Part, standing: Standing): Refusal {
  return part !== 'chair' || stays(standing, doer.id) ? null : notDeclared(doer, standing);
}

export function attending(
  doer: Doer,
  part: Part,
  { person, present }: Details<'attend'>,
  standing: Standing,
  { panel, insiders }: Circumstances,
  today: string,
): Refusal {
  const left = chairLeft(doer, part, standing);
  if (left) return left;
  if (!standing.meeting) return refuse('conflict', 'It is on no agenda.');
  if (today < standing.meeting.day) return refuse('conflict', 'The meeting has not begun.');
  if (!present) return null;
  const declared = standing.interests.get(person);
  if (!declared)
    return refuse('invalid', 'This member has not declared their interests in this item', 'person');
  if (!mayTakePart(standing, person))
    return refuse(
      'invalid',
      'This member has declared an interest and leaves for this item',
      'person',
    );
  if (!panel.has(person)) return refuse('invalid', 'They are no member of the panel now', 'person');
  return insiders.has(person)
    ? refuse('invalid', 'This member belongs to the producer that applies', 'person')
    : null;
}

export function advising(
  doer: Doer,
  part: Part,
  { details }: Wish<'advise'>,
  standing: Standing,
  { scheme, panel, insiders }: Circumstances,
  today: string,
): Refusal {
  const left = chairLeft(doer, part, standing);
  if (left) return left;
  if (standing.asked) return refuse('conflict', 'The applicant has a question to answer first.');
  const route = routeOf(standing, scheme);
  if (!route) return refuse('conflict', 'It has no route.');
  if (route.by === 'meeting' && (!standing.meeting || today < standing.meeting.day)) {
    return refuse('conflict', 'Advice is given at the meeting, and it has not begun.');
  }
  // Whose role was taken away or changed sides since, or who has joined the producer, counts no more.
  const quorum = quorumOf(standing, route, (person, side) => {
    return panel.get(person) === side && !insiders.has(person);
  });
  if (!quorum.met)
    return refuse('conflict', `No advice without quorum: ${quorum.lacking.join('; ')}.`);
  const experts = quorum.counting.length > quorum.lay;
  if (experts && !details.expert)
    return refuse('invalid', 'Sum up the view of the expert members', 'expert');
  return lateCondition(details.conditions, today);
}
