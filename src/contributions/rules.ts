import type { ContributionKind, ContributionState } from './schema.ts';

export type ContributionEvent =
  | 'ask'
  | 'answer'
  | 'accept'
  | 'accept-in-part'
  | 'decline'
  | 'merge'
  | 'set-aside'
  | 'restore'
  | 'withdraw';

/** Concerns about marks and decisions are the advisers', everything else the editors'. */
export type Actor = 'contributor' | 'editor' | 'adviser' | 'program';

export function deciderOf(kind: ContributionKind): 'editor' | 'adviser' {
  return kind === 'concern' ? 'adviser' : 'editor';
}

const open: ContributionState[] = ['waiting', 'asked'];

const moves: Record<
  ContributionEvent,
  { from: ContributionState[]; to: ContributionState; by: Actor[] }
> = {
  ask: { from: open, to: 'asked', by: ['editor', 'adviser'] },
  answer: { from: open, to: 'waiting', by: ['contributor'] },
  accept: { from: open, to: 'accepted', by: ['editor', 'adviser'] },
  'accept-in-part': { from: open, to: 'accepted-in-part', by: ['editor', 'adviser'] },
  decline: { from: open, to: 'declined', by: ['editor', 'adviser'] },
  merge: { from: open, to: 'merged', by: ['editor'] },
  'set-aside': { from: open, to: 'set-aside', by: ['editor', 'adviser', 'program'] },
  restore: { from: ['set-aside'], to: 'waiting', by: ['editor', 'adviser'] },
  withdraw: { from: [...open, 'set-aside'], to: 'withdrawn', by: ['contributor'] },
};

/** The state that follows, or null where the event is refused: in this state, or to this actor. */
export function nextState(
  state: ContributionState,
  event: ContributionEvent,
  actor: Actor,
): ContributionState | null {
  const move = moves[event];
  return move.from.includes(state) && move.by.includes(actor) ? move.to : null;
}

/** Whether somebody still has to decide. */
export function isOpen(state: ContributionState): boolean {
  return open.includes(state);
}
