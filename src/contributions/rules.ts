import type { ContributionState } from './schema.ts';

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

export type Actor = 'contributor' | 'editor' | 'program';

const open: ContributionState[] = ['waiting', 'asked'];

const moves: Record<
  ContributionEvent,
  { from: ContributionState[]; to: ContributionState; by: Actor[] }
> = {
  ask: { from: open, to: 'asked', by: ['editor'] },
  answer: { from: open, to: 'waiting', by: ['contributor'] },
  accept: { from: open, to: 'accepted', by: ['editor'] },
  'accept-in-part': { from: open, to: 'accepted-in-part', by: ['editor'] },
  decline: { from: open, to: 'declined', by: ['editor'] },
  merge: { from: open, to: 'merged', by: ['editor'] },
  'set-aside': { from: open, to: 'set-aside', by: ['editor', 'program'] },
  restore: { from: ['set-aside'], to: 'waiting', by: ['editor'] },
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

/** Whether an editor still has to decide. */
export function isOpen(state: ContributionState): boolean {
  return open.includes(state);
}
