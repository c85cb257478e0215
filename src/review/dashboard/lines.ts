import type { Application } from '../applications/queries.ts';
import { type Due, dueNext, type Pen, whoHasThePen } from '../course/due-rules.ts';
import { type Doer, type Sight, sideOf, sightOf } from '../course/parts-rules.ts';
import { markStatus } from '../course/status-rules.ts';

/** One application in a list, as somebody sees it. */
export interface Line {
  application: Application;
  sight: Exclude<Sight, 'nothing'>;
  next: Due | null;
  pen: Pen;
  /** Whether it has come to its end: nothing is to be done any more. */
  over: boolean;
}

/** Every application of which somebody may see a line, what is late or due first at the head. */
export function linesFor(doer: Doer, applications: Iterable<Application>, now: Date): Line[] {
  const lines: Line[] = [];
  for (const application of applications) {
    const sight = sightOf(doer, application.standing, application.producer);
    if (sight === 'nothing') continue;
    const next = dueNext(application, now);
    lines.push({
      application,
      sight,
      next,
      pen: whoHasThePen(application, now),
      over: isOver(application, now),
    });
  }
  return lines.sort(byUrgency);
}

function isOver({ standing, scheme }: Application, now: Date): boolean {
  const { state, appeal } = standing;
  if (state === 'ended') return appeal === null || appeal.heard !== null;
  if (state === 'withdrawn' || state === 'cancelled') return true;
  return markStatus(standing, scheme, now) === 'lapsed';
}

function byUrgency(a: Line, b: Line): number {
  return (
    Number(a.over) - Number(b.over) ||
    Number(b.next?.open ?? false) - Number(a.next?.open ?? false) ||
    (b.next?.late ?? 0) - (a.next?.late ?? 0) ||
    (a.next?.day ?? '9999').localeCompare(b.next?.day ?? '9999') ||
    b.application.id - a.application.id
  );
}

/** What a member of the panel has still to do for an item that is with the panel; null when nothing. */
export function memberStep(doer: Doer, { standing }: Application): string | null {
  if (standing.state !== 'in-review') return null;
  if (!standing.interests.has(doer.id)) return 'Declare your interests';
  const written = standing.views.some(({ person }) => person === doer.id);
  if (sideOf(doer) === null || written) return null;
  const assigned = standing.reviewers.find(({ person }) => person === doer.id);
  if (assigned) return assigned.as === 'lead' ? 'Write your view: you lead' : 'Write your view';
  return null;
}

/** Whether an item is before the panel. */
export function isWithPanel({ standing }: Application): boolean {
  return ['in-review', 'advised', 'decided'].includes(standing.state);
}
