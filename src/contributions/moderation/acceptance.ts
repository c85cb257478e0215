import { z } from 'zod';
import { exampleSchema } from '../../examples/schema.ts';
import { Invalid, type Problem } from '../../kernel/errors.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import { code, orNull, text, webAddress } from '../../vocabulary/fields.ts';
import type { FileLine, StoredContribution } from '../queries.ts';
import { isWordField, type NewSource, type Parts, wordFields } from './parts.ts';
import { valuesOf } from './schema.ts';

export type AcceptedState = 'accepted' | 'accepted-in-part';

/** What an editor takes, and what they say about it. */
export interface Acceptance {
  outcome: AcceptedState;
  /** Null where no example changes. */
  parts: Parts | null;
  /** Ids of files that are published with it. */
  files: readonly number[];
  /** For the public history. */
  reason: string;
  /** To the contributor. */
  words: string | null;
  /** Whether the public history may name the editor. */
  named: boolean;
}

/** One thing that can become a source: an address that was sent, or a file. */
export interface Offer {
  /** In the names of its fields: `s0`, `f12`. */
  key: string;
  url: string;
  name: string;
  file: number | null;
}

export function offersOf(
  { reference, sources }: StoredContribution,
  files: readonly FileLine[],
  siteUrl: string,
): Offer[] {
  const part = reference.toLowerCase();
  return [
    ...(JSON.parse(sources) as string[]).map((url, index) => ({
      key: `s${index}`,
      url,
      name: url,
      file: null,
    })),
    ...files.map(({ id, name }) => ({
      key: `f${id}`,
      url: `${siteUrl}/contributions/${part}/files/${id}`,
      name,
      file: id,
    })),
  ];
}

/** As the contributor wishes to be thanked; null: not at all. */
export function creditOf(sent: StoredContribution): string | null {
  return sent.credit_as === 'none' ? null : sent[`credit_${sent.credit_as}`];
}

const relationsOfThoseWhoWereThere = ['participant', 'affected', 'worker', 'organiser', 'producer'];

/** Whether the contributor says that they were there: only then can they have confirmed a fact. */
export function wasThere({ relation }: Pick<StoredContribution, 'relation'>): boolean {
  return relationsOfThoseWhoWereThere.includes(relation);
}

const notFacts = new Set(['title', 'kind', 'sources', 'verified', 'coded_by', 'checked']);
const alsoNot = ['evidence', 'topics', 'doubts', 'notes_for_editors', 'credits', 'licence'];

/** The facts of an example that a source can support and a person can confirm. */
export const factFields = Object.keys(exampleSchema.shape).filter(
  (field) =>
    !notFacts.has(field) &&
    !alsoNot.includes(field) &&
    !['provenance', 'contested', 'replies'].includes(field) &&
    !field.endsWith('_note'),
);

const saidSchema = z
  .object({
    outcome: z.enum(['accepted', 'accepted-in-part'], { error: 'Choose how to accept it' }),
    reason: z
      .string()
      .trim()
      .min(1, 'Say in a few words why, for the public history')
      .pipe(text(1_000)),
    words: orNull(text(5000)),
  })
  .superRefine(({ outcome, words }, context) => {
    if (outcome === 'accepted' || words) return;
    const message = 'Tell the contributor what was not taken, and why';
    context.addIssue({ code: 'custom', path: ['words'], message });
  });

/** What is said in the form of an acceptance; throws Invalid. */
export function readSaid(form: Form): Omit<Acceptance, 'parts' | 'files'> {
  const said = saidSchema.safeParse({
    ...valuesOf(form, ['outcome', 'reason']),
    ...valuesOf(form, ['words'], null),
  });
  if (!said.success) {
    const named: Record<string, string> = { reason: 'The reason', words: 'What you write' };
    const told = ({ field, message }: Problem) => ({
      field,
      message: /^must /.test(message) ? `${named[field]} ${message}` : message,
    });
    throw new Invalid(problemsOf(said.error).map(told));
  }
  return { ...said.data, named: fieldOf(form, 'named') === 'yes' };
}

/** The parts that are ticked; throws Invalid with the names of the form's fields. */
export function readParts(
  form: Form,
  contribution: StoredContribution,
  offers: readonly Offer[],
): { parts: Parts; files: number[] } {
  const problems: Problem[] = [];
  const note = (field: string, message: string) => problems.push({ field, message });

  const taken = readText(form, note);
  const ticked = new Set(form.fields.source ?? []);
  const chosen = offers.filter(({ key }) => ticked.has(key));
  const sources = chosen.flatMap((offer) => readSource(form, offer, note) ?? []);
  const verified = wasThere(contribution)
    ? (form.fields.verified ?? []).filter((field) => factFields.includes(field))
    : [];
  if (problems.length === 0 && !taken && sources.length === 0 && verified.length === 0) {
    note('text_into', 'Choose at least one part to take: the text, a source or a confirmed fact');
  }
  if (problems.length > 0) throw new Invalid(problems);
  const credit = fieldOf(form, 'credit') === 'yes' ? creditOf(contribution) : null;
  return {
    parts: { text: taken, sources, verified, credit },
    files: chosen.flatMap(({ file }) => file ?? []),
  };
}

type Note = (field: string, message: string) => void;

function readText(form: Form, note: Note): Parts['text'] {
  const into = fieldOf(form, 'text_into');
  if (into === '') return null;
  if (!isWordField(into)) {
    note('text_into', 'Choose a fact from the list');
    return null;
  }
  const words = fieldOf(form, 'text').trim();
  const parsed = text(wordFields[into]).safeParse(words);
  if (!parsed.success) {
    note('text', `The text ${parsed.error.issues[0]?.message ?? 'cannot be taken'}`);
  }
  return { into, how: fieldOf(form, 'text_how') === 'add' ? 'add' : 'replace', words };
}

const sourceSchema = z.object({
  url: webAddress,
  title: z.string().trim().min(1, 'Give the source a title').pipe(text(500)),
  publisher: orNull(text(300)),
  kind: orNull(code('source-kinds')),
  note: orNull(text(2000)),
});

function readSource(form: Form, { key, url }: Offer, note: Note): NewSource | null {
  const names = ['title', 'publisher', 'kind', 'note'] as const;
  const given = names.map((name) => {
    const value = fieldOf(form, `source_${name}_${key}`);
    return [name, value.trim() === '' && name !== 'title' ? null : value];
  });
  const parsed = sourceSchema.safeParse({ url, ...Object.fromEntries(given) });
  if (!parsed.success) {
    for (const { field, message } of problemsOf(parsed.error)) {
      note(`source_${field}_${key}`, message);
    }
    return null;
  }
  const supports = form.fields[`source_supports_${key}`] ?? [];
  return {
    ...parsed.data,
    date: null,
    quality: null,
    seen: null,
    archived: null,
    supports: supports.filter((field) => factFields.includes(field)),
  };
}
