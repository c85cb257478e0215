import type { What } from '../course/schema.ts';

/** The last part of the address of each act: what it makes, as a noun. */
export const actNouns: Record<What, string> = {
  'request-pre-assessment': 'pre-assessment',
  submit: 'submission',
  answer: 'answer',
  withdraw: 'withdrawal',
  'file-evidence': 'condition-evidence',
  'file-review': 'annual-review',
  amend: 'amendment',
  appeal: 'appeal',
  comment: 'comment',
  ask: 'question',
  return: 'return',
  validate: 'validity',
  route: 'route',
  assign: 'reviewer',
  release: 'release',
  place: 'agenda-item',
  unplace: 'agenda-removal',
  letter: 'letter',
  'accept-evidence': 'condition-met',
  'return-evidence': 'condition-return',
  'accept-review': 'annual-review-acceptance',
  'return-review': 'annual-review-return',
  'advise-amendment': 'amendment-advice',
  declare: 'declaration',
  view: 'view',
  attend: 'attendance',
  note: 'note',
  advise: 'advice',
  decide: 'decision',
  'decide-amendment': 'amendment-decision',
  suspend: 'suspension',
  lift: 'suspension-end',
  cancel: 'cancellation',
  'hear-appeal': 'appeal-outcome',
};

export function applicationAddress(reference: string, part?: string): string {
  const base = `/applications/${reference.toLowerCase()}`;
  return part ? `${base}/${part}` : base;
}

export function actAddress(reference: string, what: What): string {
  return applicationAddress(reference, actNouns[what]);
}

/** `a-7k3f9q-1`: a decision's address is its application's reference and its number. */
export function decisionReference(reference: string, number: number): string {
  return `${reference.toLowerCase()}-${number}`;
}
