import type { StoredContribution } from '../queries.ts';
import type { ContributionState } from '../schema.ts';

/** How a contribution stands, in a word or two, and what that means for who sent it. */
export function statusWords({ kind, state, suspicions }: StoredContribution): {
  short: string;
  long: string;
} {
  const ofConcern = kind === 'concern' ? concernWords[state] : undefined;
  if (ofConcern) return ofConcern;
  switch (state) {
    case 'waiting':
      return { short: 'Waiting for an editor', long: 'It is in the editors’ queue.' };
    case 'asked':
      return {
        short: 'The editors have a question',
        long: 'Please answer below. Until then it waits for you.',
      };
    case 'set-aside':
      return {
        short: 'Set aside',
        long: `${suspicions === '[]' ? 'An editor' : 'An automatic check'} took it for something that does not belong here. Editors look through what is set aside and put back what was set aside wrongly. You need do nothing.`,
      };
    case 'accepted':
      return { short: 'Accepted', long: 'It has been taken into the register.' };
    case 'accepted-in-part':
      return { short: 'Accepted in part', long: 'Part of it has been taken into the register.' };
    case 'declined':
      return { short: 'Not taken up', long: 'It will not be published. The reason is below.' };
    case 'merged':
      return {
        short: 'Joined with another',
        long: 'Somebody else had sent the same. The editors deal with both together.',
      };
    case 'withdrawn':
      return { short: 'Withdrawn', long: 'You withdrew it. It will not be published.' };
  }
}

/** The same of a concern about a mark or a decision, where it is not the editors who deal with it. */
const concernWords: Partial<Record<ContributionState, { short: string; long: string }>> = {
  waiting: { short: 'Waiting for the advice team', long: 'The advice team will answer it.' },
  asked: {
    short: 'The advice team has a question',
    long: 'Please answer below. Until then it waits for you.',
  },
  accepted: { short: 'Upheld', long: 'The advice team agrees with it. Their answer is below.' },
  'accepted-in-part': {
    short: 'Upheld in part',
    long: 'The advice team agrees with part of it. Their answer is below.',
  },
  declined: {
    short: 'Answered',
    long: 'The advice team does not agree with it. Their answer is below.',
  },
  withdrawn: { short: 'Withdrawn', long: 'You withdrew it. Nobody will answer it.' },
};
