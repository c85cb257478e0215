import { whenText } from '../../examples/wording.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { ContributionState } from '../schema.ts';
import type { HistoryLine } from './queries.ts';

/** How a contribution stands, as colleagues say it. */
export const stateNames: Record<ContributionState, string> = {
  waiting: 'Waiting',
  asked: 'Asked',
  'set-aside': 'Set aside',
  accepted: 'Accepted',
  'accepted-in-part': 'Accepted in part',
  declined: 'Declined',
  merged: 'Joined',
  withdrawn: 'Withdrawn',
};

/** `today`, `1 day`, `12 days`: how long ago that was. */
export function ageText(at: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(at)) / 86_400_000);
  return days < 1 ? 'today' : days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`;
}

/** How long before it is deleted the editors are told of an address. */
const warnedDays = 30;

/** That the contributor's address goes soon, where it does: `address deleted in 12 days`. */
export function addressEndText(ends: Date | undefined, now: Date): string | null {
  if (!ends) return null;
  const days = Math.ceil((ends.getTime() - now.getTime()) / 86_400_000);
  if (days > warnedDays) return null;
  if (days < 1) return 'address about to be deleted';
  return `address deleted in ${days === 1 ? '1 day' : `${days} days`}`;
}

/** `3 June 2021, 14:05 UTC`. */
export function momentText(at: string): string {
  return `${whenText(at)}, ${at.slice(11, 16)} UTC`;
}

/** One line of what happened to a contribution, without who. */
export function historyText({ what, codes }: Pick<HistoryLine, 'what' | 'codes'>): string {
  const said = happened[what] ?? what;
  if (what === 'declined' && codes.reason !== undefined)
    return `${said}: ${reasonLabel(String(codes.reason))}`;
  if (what === 'merged') return `${said} ${codes.into}`;
  if (codes.revision !== undefined) return `${said}: revision ${codes.revision}`;
  return said;
}

/** The label of a reason to decline; its code where the list no longer has it. */
export function reasonLabel(code: string): string {
  return vocabulary('decline-reasons').terms.get(code)?.label ?? code;
}

const happened: Record<string, string> = {
  received: 'Received',
  claimed: 'Taken on',
  'handed-back': 'Handed back',
  asked: 'A question was asked',
  answered: 'The contributor wrote',
  'files-added': 'Files were added',
  accepted: 'Accepted',
  'accepted-in-part': 'Accepted in part',
  declined: 'Declined',
  merged: 'Joined with',
  'set-aside': 'Set aside',
  restored: 'Put back into the queue',
  withdrawn: 'Withdrawn by the contributor',
  'details-deleted': 'The contributor’s details were deleted',
  deleted: 'Deleted after its time',
};
