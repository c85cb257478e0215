import type { StoredContribution } from '../queries.ts';

/** How a contribution stands, in a word or two, and what that means for who sent it. */
export function statusWords({ state, suspicions }: StoredContribution): {
  short: string;
  long: string;
} {
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
