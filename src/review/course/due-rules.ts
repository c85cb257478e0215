import { addDays, dayOf, daysBetween, deadline } from './clock-rules.ts';
import { type Course, decisionDay, pausesOf } from './count-rules.ts';
import { quorumOf } from './quorum-rules.ts';
import { routeOf } from './route-rules.ts';
import type { Part, What } from './schema.ts';
import type { Standing } from './standing.ts';
import { isReviewFiled, markStatus, reviewDays } from './status-rules.ts';

/** Who is to act; `member`: the panel's members. */
export type Pen = Part | 'nobody';

/** As words within a sentence. */
export const penLabels: Record<Pen, string> = {
  applicant: 'the producer',
  adviser: 'the advice team',
  member: 'the panel',
  chair: 'the chair',
  'decision-maker': 'a decision-maker',
  nobody: 'nobody',
};

export type DueKind =
  | 'pre-assessment'
  | 'submission'
  | 'validation'
  | 'answer'
  | 'decision'
  | 'letter'
  | 'condition'
  | 'annual-review'
  | 'amendment'
  | 'suspension'
  | 'appeal';

/** One thing that is to be done. */
export interface Due {
  what: DueKind;
  /** What is to be done, as a wish: `Check the application`. */
  step: string;
  by: Part;
  /** The acts that bring it forward, the likeliest first. */
  acts: readonly What[];
  /** The last day for it, in the scheme's time zone; null where the scheme sets none. */
  day: string | null;
  /** Days after that day; 0 when it is not late. */
  late: number;
  /** Whether it can be done now; otherwise its time is yet to come. */
  open: boolean;
  /** Of a condition or an amendment: which. */
  number: number | null;
}

/** What is due next: what can be done now before what cannot, the earliest day first. */
export function dueNext(course: Course, now: Date): Due | null {
  return listDue(course, now)[0] ?? null;
}

/** Who has to act now; nobody while a mark is live and nothing is open. */
export function whoHasThePen(course: Course, now: Date): Pen {
  const next = dueNext(course, now);
  return next?.open ? next.by : 'nobody';
}

/** Everything that is to be done, what is due next first. */
export function listDue(course: Course, now: Date): Due[] {
  const today = dayOf(now, course.scheme.time_zone);
  return allDue(course, now, today)
    .map(({ number = null, open = true, ...one }) => ({
      ...one,
      number,
      open,
      late: one.day === null ? 0 : Math.max(0, daysBetween(one.day, today)),
    }))
    .sort(
      (a, b) => Number(b.open) - Number(a.open) || (a.day ?? '9999').localeCompare(b.day ?? '9999'),
    );
}

type Item = Omit<Due, 'late' | 'number' | 'open'> & { number?: number; open?: boolean };

function allDue(course: Course, now: Date, today: string): Item[] {
  const { standing, scheme } = course;
  const { clocks } = scheme;
  const after = (at: string, days: number) => addDays(dayOf(at, scheme.time_zone), days);
  if (standing.asked) {
    const day = after(standing.asked.at, clocks.answer);
    return [
      { what: 'answer', step: 'Answer the question', by: 'applicant', acts: ['answer'], day },
    ];
  }
  switch (standing.state) {
    case 'draft': {
      const submission: Item = {
        what: 'submission',
        step: 'Hand in the application',
        by: 'applicant',
        acts: ['submit'],
        day: null,
      };
      if (standing.pre_assessment !== 'requested' || !standing.comments_wanted) return [submission];
      const day = after(standing.comments_wanted, clocks.pre_assessment);
      return [
        {
          what: 'pre-assessment',
          step: 'Comment on the draft',
          by: 'adviser',
          acts: ['comment'],
          day,
        },
        submission,
      ];
    }
    case 'submitted': {
      const since = dayOf(standing.submitted as string, scheme.time_zone);
      const day = deadline(since, clocks.validation, today, pausesOf(course));
      return [
        {
          what: 'validation',
          step: 'Check the application',
          by: 'adviser',
          acts: ['validate', 'ask'],
          day,
        },
      ];
    }
    case 'valid':
    case 'in-review':
    case 'advised':
      return [
        { what: 'decision', ...stepOf(course, today), day: decisionDay(course, today) as string },
      ];
    case 'decided':
      return [
        {
          what: 'letter',
          step: 'Send the final letter',
          by: 'adviser',
          acts: ['letter'],
          day: null,
        },
      ];
    case 'live':
    case 'suspended':
      return markStatus(standing, scheme, now) === 'lapsed' ? [] : afterDecision(course, today);
    case 'ended':
      return standing.appeal && !standing.appeal.heard
        ? [
            {
              what: 'appeal',
              step: 'Hear the appeal',
              by: 'decision-maker',
              acts: ['hear-appeal'],
              day: null,
            },
          ]
        : [];
    case 'query':
    case 'withdrawn':
    case 'cancelled':
      return [];
  }
}

/** What brings an application that is valid nearer to its decision. */
function stepOf({ standing, scheme }: Course, today: string): Pick<Due, 'step' | 'by' | 'acts'> {
  if (standing.state === 'advised')
    return { step: 'Decide', by: 'decision-maker', acts: ['decide'] };
  const route = routeOf(standing, scheme);
  if (!route || standing.state === 'valid')
    return { step: 'Choose the route', by: 'adviser', acts: ['route'] };
  const { lay, expert } = route.reviewers;
  if (standing.reviewers.length < lay + expert)
    return { step: 'Assign reviewers', by: 'adviser', acts: ['assign', 'declare', 'view'] };
  const byMeeting = route.by === 'meeting';
  if (byMeeting && !standing.meeting) {
    return {
      step: 'Put it on a meeting’s agenda',
      by: 'adviser',
      acts: ['place', 'declare', 'view'],
    };
  }
  const ready = byMeeting
    ? (standing.meeting?.day ?? today) <= today
    : quorumOf(standing, route).met;
  return ready
    ? {
        step: 'Give the panel’s advice',
        by: 'chair',
        acts: ['advise', 'declare', 'view', 'attend'],
      }
    : { step: 'Declare interests and write views', by: 'member', acts: ['declare', 'view'] };
}

function afterDecision({ standing, scheme }: Course, today: string): Item[] {
  const due: Item[] = [];
  for (const { number, day, filed } of openConditions(standing)) {
    due.push(
      filed
        ? {
            what: 'condition',
            step: `Look at the evidence for condition ${number}`,
            by: 'adviser',
            acts: ['accept-evidence', 'return-evidence'],
            day: null,
            number,
          }
        : {
            what: 'condition',
            step: `Show that condition ${number} is met`,
            by: 'applicant',
            acts: ['file-evidence'],
            day,
            number,
          },
    );
  }
  for (const { number, filed, advised, decided } of standing.amendments) {
    if (decided) continue;
    const day = addDays(dayOf(filed, scheme.time_zone), scheme.clocks.amendment);
    due.push(
      advised
        ? {
            what: 'amendment',
            step: 'Decide on the amendment',
            by: 'decision-maker',
            acts: ['decide-amendment'],
            day,
            number,
          }
        : {
            what: 'amendment',
            step: 'Advise on the amendment',
            by: 'adviser',
            acts: ['advise-amendment'],
            day,
            number,
          },
    );
  }
  const review = reviewDays(standing, scheme);
  if (isReviewFiled(standing)) {
    due.push({
      what: 'annual-review',
      step: 'Look at the annual review',
      by: 'adviser',
      acts: ['accept-review', 'return-review'],
      day: null,
    });
  } else if (review) {
    due.push({
      what: 'annual-review',
      step: 'Hand in the annual review',
      by: 'applicant',
      acts: ['file-review'],
      day: review.due,
      open: today >= review.opens,
    });
  }
  if (standing.state === 'suspended') {
    due.push({
      what: 'suspension',
      step: 'Lift the suspension or cancel the mark',
      by: 'decision-maker',
      acts: ['lift', 'cancel'],
      day: null,
    });
  }
  return due;
}

function openConditions({ conditions }: Standing) {
  return conditions
    .filter(({ met }) => !met)
    .map(({ number, due, filed }) => ({ number, day: due, filed: filed !== null }));
}
