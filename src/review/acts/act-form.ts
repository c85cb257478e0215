import type { Problem } from '../../kernel/errors.ts';
import type { Html } from '../../kernel/html.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import type { Hub, Review } from '../applications/hub-queries.ts';
import type { What } from '../course/schema.ts';

/** What a form shows: the application, what was typed and could not be taken, and why. */
export interface ActPage extends Hub {
  /** Null where the page is opened afresh. */
  typed: Form | null;
  problems: readonly Problem[];
}

/** One act as a page of its own: what is asked, and what it makes of the answers. */
export interface ActForm {
  what: What;
  /** The page's heading and the link that leads to it. */
  title: string;
  button: string;
  /** What the act means, before the fields. */
  lead: (page: ActPage) => Html;
  /** Names of the inputs are those of the act's details; problems come back by them. */
  fields: (page: ActPage, review: Review) => Html | Promise<Html>;
  /** The act's details as typed: `actSchemas[what]` judges them. */
  read: (form: Form, hub: Hub) => unknown;
  /** Where to go when it is done; the application's page unless said. */
  after?: (hub: Hub, sent: Form) => string;
  /** Whether the page opens although the act cannot be done yet, to say what is lacking. */
  opens?: (hub: Hub) => boolean;
  /** Takes `files` too, kept in the act's transaction: what they are evidence of. */
  filesOf?: (form: Form) => string;
  /** For what cannot be taken back: the button is red. */
  final?: boolean;
}

/** What was typed into a field; otherwise what stands there at first. */
export function typedOr({ typed }: ActPage, name: string, first = ''): string {
  return typed && name in typed.fields ? fieldOf(typed, name) : first;
}

/** What was ticked of a field; otherwise what is ticked at first. */
export function tickedOr(
  { typed }: ActPage,
  name: string,
  first: readonly string[] = [],
): readonly string[] {
  return typed ? (typed.fields[name] ?? []) : first;
}

/** The message for a field, as the components of `kernel/govuk.ts` take it. */
export function wrong({ problems }: ActPage, name: string): { text: string } | undefined {
  const found = problems.find(({ field }) => field === name);
  return found && { text: found.message };
}

/** Text of a field; null when nothing was typed. */
export function wordsOf(form: Form, name = 'words'): string | null {
  return fieldOf(form, name).trim() || null;
}
