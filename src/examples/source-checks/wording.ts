import { whenText } from '../wording.ts';

/** What the last check found, in words that stand by themselves. */
export function sourceCheckText({
  checked,
  status,
  not_found,
}: {
  checked: string | null;
  status: string | null;
  not_found: string | null;
}): string {
  if (checked === null || status === null) return 'Address not yet checked';
  const on = whenText(checked);
  if (status === 'ok') return `Address answered on ${on}`;
  if (status === 'moved') return `Address answered on ${on}; the page has moved`;
  if (status !== 'gone') return `Address did not answer when last tried on ${on}`;
  return `Not found on ${not_found === null ? on : `${whenText(not_found)} and ${on}`}`;
}
