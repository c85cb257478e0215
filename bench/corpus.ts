import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { vocabulary } from '../src/vocabulary/vocabularies.ts';

/**
 * Writes a made-up register of `count` examples in the layout of `register/`. The same count always
 * gives the same bytes. Word frequencies follow Zipf's law; three marker words are in about 1 in
 * 1,000 (`rareword`), 7 in 100 (`middleword`) and 7 in 10 (`commonword`) examples.
 */
export async function writeCorpus(folder: string, count: number): Promise<void> {
  const random = generator(20261123);
  const words = vocabularyOfWords(random, 20_000);
  const organisations = Math.max(50, Math.floor(count / 100));
  const statistics = Math.max(50, Math.floor(count / 50));
  await mkdir(join(folder, 'examples'), { recursive: true });
  await writeFile(
    join(folder, 'organisations.yaml'),
    stringify(
      range(organisations).map((n) => ({
        slug: `organisation-${n}`,
        name: `Made-up organisation ${n} ${sentence(random, words, 2)}`,
        country: pick(random, codes('countries')),
      })),
    ),
  );
  await writeFile(
    join(folder, 'statistics.yaml'),
    stringify(
      range(statistics).map((n) => ({
        slug: `statistic-${n}`,
        title: `Made-up statistic ${n} ${sentence(random, words, 3)}`,
      })),
    ),
  );
  for (let n = 0; n < count; n += 500) {
    await Promise.all(
      range(Math.min(500, count - n)).map((k) =>
        writeFile(
          join(folder, 'examples', `made-up-example-${n + k}.md`),
          exampleFile(random, words, n + k, organisations, statistics),
        ),
      ),
    );
  }
}

function exampleFile(
  random: Random,
  words: string[],
  n: number,
  organisations: number,
  statistics: number,
): string {
  const marker = [
    random() < 0.001 ? 'rareword' : '',
    random() < 0.07 ? 'middleword' : '',
    random() < 0.7 ? 'commonword' : '',
  ].filter(Boolean);
  const title = [...(random() < 0.1 ? marker : []), sentence(random, words, 8), `${n}`].join(' ');
  const year = 1980 + Math.floor(random() * 46);
  const facts = {
    title,
    kind: pick(random, ['engagement', 'engagement', 'engagement', 'absence', 'related']),
    statistic: `statistic-${Math.floor(random() * statistics)}`,
    subject: pick(random, codes('subjects')),
    organisations: [
      {
        organisation: `organisation-${Math.floor(random() ** 3 * organisations)}`,
        role: 'producer',
      },
    ],
    countries: [pick(random, codes('countries'))],
    start: `${year}`,
    end: `${year + Math.floor(random() * 3)}`,
    involved: some(random, codes('involved'), 2),
    involved_note: sentence(random, words, 12),
    methods: some(random, codes('methods'), 2),
    stages: some(random, codes('stages'), 2),
    level: pick(random, codes('levels')),
    aims: some(random, codes('aims'), 1),
    participants: {
      count: Math.floor(random() ** 4 * 100_000),
      qualifier: 'exact',
      basis: pick(random, codes('bases')),
    },
    topics: some(random, codes('topics'), 2),
    evidence: pick(random, codes('evidence')),
    sources: range(3).map((k) => ({
      url: `https://made-up.example/${n}/${k}`,
      title: sentence(random, words, 7),
      publisher: sentence(random, words, 3),
      kind: pick(random, codes('source-kinds')),
      supports: ['done', 'changed'],
    })),
    coded_by: 'made up for a measurement',
  };
  return `---\n${stringify(facts)}---\n
${marker.join(' ')} ${sentence(random, words, 28)}

## What was done

${sentence(random, words, 45)}

## What changed

${sentence(random, words, 45)}

## What followed

${sentence(random, words, 25)}
`;
}

type Random = () => number;

/** Mulberry32: small, fast, and the same on every machine. */
function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function vocabularyOfWords(random: Random, count: number): string[] {
  const onsets = [
    'b',
    'c',
    'd',
    'f',
    'g',
    'l',
    'm',
    'n',
    'p',
    'r',
    's',
    't',
    'v',
    'st',
    'tr',
    'pl',
  ];
  const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];
  const ends = ['', 'n', 'r', 's', 't', 'l', 'nd', 'ing', 'ed', 'ion'];
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + Math.floor(random() * 3);
    const body = range(syllables).map(() => pick(random, onsets) + pick(random, vowels));
    words.add(body.join('') + pick(random, ends));
  }
  return [...words];
}

function sentence(random: Random, words: string[], length: number): string {
  return range(length)
    .map(() => words[Math.floor(words.length ** random()) - 1] ?? 'a')
    .join(' ');
}

function some<T>(random: Random, from: readonly T[], most: number): T[] {
  return [...new Set(range(1 + Math.floor(random() * most)).map(() => pick(random, from)))];
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

function codes(name: string): string[] {
  return vocabulary(name).codes();
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n);
}
