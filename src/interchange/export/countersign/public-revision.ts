import type { Revision } from '../../../examples/queries.ts';
import type { Example } from '../../../examples/schema.ts';
import type { RevisionFile } from './schema.ts';

/** What stands for the reason of a doubt: those are for editors. */
export const unpublishedReason = 'The reason is not published.';

/** A version with what is public of it: that a fact is doubtful, never why; no notes for editors. */
export function publicRevision({ example, ...line }: Revision): RevisionFile {
  const { number, published, author, approver, reason, contribution, restored_from } = line;
  return {
    number,
    published,
    author,
    approver,
    reason,
    contribution,
    restored_from,
    example: publicDocument(example),
  };
}

function publicDocument(example: Example): Example {
  const doubtful = new Set(example.doubts.map(({ field }) => field));
  return {
    ...example,
    doubts: [...doubtful].map((field) => ({ field, why: unpublishedReason })),
    notes_for_editors: null,
  };
}
