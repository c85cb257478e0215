import type { StoredExample } from '../../examples/queries.ts';
import type { Problem } from '../../kernel/errors.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import type { SignedIn } from '../../people/schema.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { referencePart } from '../addresses.ts';
import type { FileLine, Message, StoredContribution } from '../queries.ts';
import type { Subject } from '../subjects-queries.ts';
import type { Offer } from './acceptance.ts';
import type { HistoryLine } from './queries.ts';

/** All that one contribution's page shows an editor. */
export interface DeskPage {
  person: SignedIn;
  contribution: StoredContribution;
  subject: Subject | null;
  /** The example that it is about, where it is published. */
  stored: StoredExample | null;
  /** What the contributor had before them, where that is not what stands now. */
  seen: StoredExample | null;
  hasContact: boolean;
  /** When the address goes if nobody decides. */
  addressEnds: Date | undefined;
  messages: readonly Message[];
  files: readonly FileLine[];
  offers: readonly Offer[];
  history: readonly HistoryLine[];
  /** Names of colleagues by id. */
  names: ReadonlyMap<string, string>;
  /** The register's authorities. */
  registerNames: Names;
  joined: readonly StoredContribution[];
  /** The one that it was joined to. */
  joinedTo: string | null;
  others: readonly Pick<StoredContribution, 'reference' | 'kind' | 'received'>[];
  /** Where what it led to can be read. */
  result: string | null;
  siteUrl: string;
  now: Date;
  /** What was typed and could not be taken; null where the page is opened afresh. */
  typed: Form | null;
  problems: readonly Problem[];
  /** Somebody was first: what happened since the editor opened the page. */
  collision: { message: string; since: readonly HistoryLine[] } | null;
}

export function addressOf({ contribution }: DeskPage, what?: string): string {
  const base = `/moderation/${referencePart(contribution.reference)}`;
  return what ? `${base}/${what}` : base;
}

/** What was typed into a field; otherwise what stands there at first. */
export function typedOr({ typed }: DeskPage, name: string, first: string): string {
  return typed && name in typed.fields ? fieldOf(typed, name) : first;
}

/** What was ticked of a field; otherwise what is ticked at first. `form`: a field that the form always sends. */
export function tickedOr(
  { typed }: DeskPage,
  name: string,
  form: string,
  first: readonly string[],
): readonly string[] {
  return typed && form in typed.fields ? (typed.fields[name] ?? []) : first;
}

export function wrong({ problems }: DeskPage, name: string): { text: string } | undefined {
  const found = problems.find(({ field }) => field === name);
  return found && { text: found.message };
}
