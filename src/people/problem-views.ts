import type { Problem } from '../kernel/errors.ts';
import { govukErrorSummary } from '../kernel/govuk.ts';
import { type Html, nothing } from '../kernel/html.ts';

/** Every problem, linked to its field, for the top of the page. */
export function summaryOf(problems: readonly Problem[]): Html {
  if (problems.length === 0) return nothing;
  return govukErrorSummary({
    errorList: problems.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  });
}

/** What is wrong with one field, for beside it. */
export function errorOf(name: string, problems: readonly Problem[]): { text: string } | undefined {
  const problem = problems.find(({ field }) => field === name);
  return problem ? { text: problem.message } : undefined;
}
