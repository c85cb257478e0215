import { Conflict, Forbidden } from '../../kernel/errors.ts';
import { hasRole } from '../../people/rules.ts';
import type { Person } from '../../people/schema.ts';
import { type Doer, isOfProducer, sightOf } from '../course/parts-rules.ts';
import { type AgendaItem, isLetterOut } from './agenda.ts';
import type { Attendance, Meeting } from './schema.ts';

/** Making and cancelling meetings. Throws Forbidden. */
export function requireAdviser(person: Person): void {
  if (!hasRole(person, 'adviser')) throw new Forbidden('This is for the advice team.');
}

/** Recording what happens at a meeting, and its minutes. Throws Forbidden. */
export function requireRecorder(person: Person): void {
  if (!mayRecord(person)) {
    throw new Forbidden('This is for the advice team and the chair of the panel.');
  }
}

export function mayRecord(person: Pick<Person, 'roles' | 'state'>): boolean {
  return hasRole(person, 'adviser') || hasRole(person, 'chair');
}

/** A meeting at which something was recorded of an item cannot be cancelled any more. Throws Conflict. */
export function requireCancellable(
  meeting: Meeting,
  agenda: readonly AgendaItem[],
  today: string,
): void {
  if (!isCancellable(meeting, agenda, today)) {
    throw new Conflict('This meeting has begun, is over, or is cancelled already.');
  }
}

export function isCancellable(
  { state, day }: Meeting,
  agenda: readonly AgendaItem[],
  today: string,
): boolean {
  const begun = agenda.some(({ advice, present }) => advice || present.length > 0);
  return state === 'planned' && day >= today && !begun;
}

/** Minutes are approved by a chair who was there. Throws Forbidden. */
export function requireChairThere(person: Person, attendance: Attendance): void {
  if (!hasRole(person, 'chair')) {
    throw new Forbidden('Minutes are approved by the chair of the panel.');
  }
  if (attendance.get(person.id) !== 'present') {
    throw new Forbidden('Minutes are approved by a chair who was there.');
  }
}

/** Whether somebody may read what was said of an item: who left it may not, until everybody may. */
export function mayRead(doer: Doer, item: AgendaItem): boolean {
  if (isLetterOut(item)) return true;
  const { standing, producer } = item.application;
  return !isOfProducer(doer, producer) && sightOf(doer, standing, producer) === 'papers';
}
