import type { Trx } from '../../kernel/database/database.ts';
import { putSearchEntry, removeSearchEntry } from '../../kernel/database/search.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { Example } from '../schema.ts';
import { countWords } from './known-words.ts';
import { readWords, type Word } from './words.ts';

declare module '../../kernel/database/database.ts' {
  interface Tables {
    /** What ranking reads of an indexed example, and what it takes to un-index it. */
    example_words: {
      id: number;
      /** Lines of tokens, each between spaces: see `rankedLines`. */
      ranked: string;
      /** The words, each once, that are in the facts or the body and not in title or summary. */
      others: string;
    };
  }
}

/** The lines of `example_words.ranked`, in order. */
export const rankedLines = [
  'titleWords',
  'summaryWords',
  'title',
  'summary',
  'facts',
  'body',
] as const;

/**
 * Indexes an example, or indexes it anew, within the transaction that publishes it. `isNew`: it is
 * known not to be in the index.
 */
export async function indexExample(
  trx: Trx,
  id: number,
  example: Example,
  names: Names,
  isNew = false,
): Promise<void> {
  if (!isNew) await unindexExample(trx, id);
  const title = readWords(example.title);
  const summary = readWords(example.summary);
  const facts = factsOf(example, names).flatMap(readFact);
  const body = readWords(bodyTexts(example).join('\n'));
  const distinct = new Set<string>();
  for (const { word } of title) distinct.add(word);
  for (const { word } of summary) distinct.add(word);
  const prominent = distinct.size;
  for (const { word } of facts) distinct.add(word);
  for (const { word } of body) distinct.add(word);
  const stems = {
    title: stemsOf(title),
    summary: stemsOf(summary),
    facts: stemsOf(facts),
    body: stemsOf(body),
  };
  await putSearchEntry(trx, 'example', id, stems);
  await trx
    .insertInto('example_words')
    .values({
      id,
      ranked: [
        title.map(({ word }) => word),
        summary.map(({ word }) => word),
        stems.title,
        stems.summary,
        stems.facts,
        stems.body,
      ]
        .map((tokens) => ` ${tokens.join(' ')} `)
        .join('\n'),
      others: [...distinct].slice(prominent).join(' '),
    })
    .execute();
  countWords(trx, distinct, 1);
}

/** Takes an example out of the search; nothing happens when it was not in it. */
export async function unindexExample(trx: Trx, id: number): Promise<void> {
  const row = await trx
    .deleteFrom('example_words')
    .where('id', '=', id)
    .returning(['ranked', 'others'])
    .executeTakeFirst();
  if (!row) return;
  const [title = '', summary = ''] = row.ranked.split('\n');
  countWords(trx, new Set(`${title} ${summary} ${row.others}`.split(' ').filter(Boolean)), -1);
  await removeSearchEntry(trx, 'example', id);
}

/** The texts of the body, in the order in which an example's page shows them. */
export function bodyTexts(example: Example): string[] {
  return [
    example.description,
    example.done,
    example.changed,
    example.consequences,
    example.lessons,
    ...example.exchanges.flatMap(({ asked, said, did, reason }) => [asked, said, did, reason]),
    ...example.activities.flatMap(({ title, note }) => [title, note]),
    ...example.contested.map(({ says }) => says),
    ...example.replies.map(({ text }) => text),
    example.involved_note,
    example.method_note,
    example.date_note,
    example.participants?.note ?? null,
  ].filter((text) => text !== null);
}

function factsOf(example: Example, names: Names): string[] {
  const facts: string[] = [];
  for (const { organisation } of example.organisations) {
    const known = names.organisations.get(organisation);
    if (known) facts.push(known.name, ...known.also);
  }
  const statistic = example.statistic && names.statistics.get(example.statistic);
  if (statistic) facts.push(statistic.title);
  for (const place of example.places) facts.push(place.name);
  for (const country of example.countries) facts.push(...labels('countries', country));
  for (const method of example.methods) facts.push(...labels('methods', method));
  for (const stage of example.stages) facts.push(...labels('stages', stage));
  for (const one of example.involved) facts.push(...labels('involved', one));
  for (const topic of example.topics) facts.push(...labels('topics', topic));
  if (example.subject) facts.push(...labels('subjects', example.subject));
  if (example.level) facts.push(...labels('levels', example.level));
  facts.push(...labels('kinds', example.kind));
  return facts;
}

const mostFacts = 20_000;
const facts = new Map<string, Word[]>();

// Labels and names come again in thousands of examples.
function readFact(fact: string): Word[] {
  let words = facts.get(fact);
  if (!words) {
    if (facts.size >= mostFacts) facts.clear();
    words = readWords(fact);
    facts.set(fact, words);
  }
  return words;
}

function labels(name: string, code: string): string[] {
  const terms = vocabulary(name);
  return terms.withBroader(code).map((each) => terms.label(each));
}

function stemsOf(words: readonly Word[]): string[] {
  return words.map(({ stem }) => stem);
}
