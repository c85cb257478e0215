import { type Facet, facetCodes, facets, facetVocabularies } from '../../../examples/columns.ts';
import type { StoredExample } from '../../../examples/queries.ts';
import { rankedLines } from '../../../examples/search/indexing.ts';
import { labelOf } from '../../../examples/wording.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { Names } from '../../../vocabulary/authorities/queries.ts';
import type { ExportFolder } from '../folder.ts';

/** How many examples one file of titles holds. */
export const perFile = 250;

/**
 * The index that the export's search reads, from the same tokens as the register's own. It is cut into
 * small scripts, as a page on disk may load a script and nothing else: `words-ce.js` has the stems that
 * begin with "ce", `facet-method.js` the methods, `examples-0.js` the first titles.
 *
 * A list of examples is text: for each the step from the one before in base 36, then in capitals a letter
 * for where the word stands (1 title, 2 summary, 4 the rest, and 8 where it stands there often).
 */
export class SearchIndex {
  readonly #stems = new Map<string, { last: number; list: string }>();
  readonly #facets = new Map<Facet, Map<string, { last: number; list: string }>>(
    facets.map((facet) => [facet, new Map()]),
  );
  #titles: unknown[] = [];
  #count = 0;

  /** Adds examples in order; writes their titles as soon as a file of them is full. */
  async add(db: Queryable, stored: readonly StoredExample[], folder: ExportFolder): Promise<void> {
    if (stored.length === 0) return;
    const rows = await db
      .selectFrom('example_words')
      .select(['id', 'ranked'])
      .where(
        'id',
        'in',
        stored.map(({ id }) => id),
      )
      .execute();
    const ranked = new Map(rows.map((row) => [row.id, row.ranked]));
    for (const { id, slug, example } of stored) {
      const number = this.#count++;
      for (const [stem, places] of placesOf(ranked.get(id) ?? '')) {
        append(this.#stems, stem, number, String.fromCharCode(64 + places));
      }
      const codes = facetCodes(example);
      for (const facet of facets) {
        const lists = this.#facets.get(facet);
        for (const code of codes[facet]) if (lists) append(lists, code, number, 'A');
      }
      this.#titles.push([slug, example.title, example.summary, labelOf('kinds', example.kind)]);
      if (this.#titles.length === perFile) await this.#writeTitles(folder);
    }
  }

  /** Writes what is left, and the lists. Answers how many examples there are. */
  async finish(folder: ExportFolder, names: Names): Promise<number> {
    if (this.#titles.length > 0) await this.#writeTitles(folder);
    const stems = [...this.#stems].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [start, entries] of Map.groupBy(stems, ([stem]) => stem.slice(0, 2))) {
      const lists = Object.fromEntries(entries.map(([stem, { list }]) => [stem, list]));
      await writeScript(folder, `words-${start}`, lists);
    }
    for (const [facet, lists] of this.#facets) {
      const codes = [...lists].sort(([a], [b]) => (a < b ? -1 : 1));
      await writeScript(
        folder,
        `facet-${facet}`,
        Object.fromEntries(
          codes.map(([code, { list }]) => [code, [nameOf(facet, code, names), list]]),
        ),
      );
    }
    return this.#count;
  }

  /** The starts of words for which there is a file. */
  starts(): string[] {
    return [...new Set([...this.#stems.keys()].map((stem) => stem.slice(0, 2)))].sort();
  }

  async #writeTitles(folder: ExportFolder): Promise<void> {
    const file = Math.ceil(this.#count / perFile) - 1;
    await writeScript(folder, `examples-${file}`, this.#titles);
    this.#titles = [];
  }
}

/** Where each stem of an example stands. */
function placesOf(ranked: string): Map<string, number> {
  const lines = ranked.split('\n');
  const places = new Map<string, number>();
  const counts = new Map<string, number>();
  const read = (line: (typeof rankedLines)[number], place: number) => {
    for (const stem of (lines[rankedLines.indexOf(line)] ?? '').split(' ')) {
      if (stem === '') continue;
      places.set(stem, (places.get(stem) ?? 0) | place);
      if (place === 4) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  };
  read('title', 1);
  read('summary', 2);
  read('facts', 4);
  read('body', 4);
  for (const [stem, count] of counts) if (count >= 3) places.set(stem, (places.get(stem) ?? 0) | 8);
  return places;
}

function append(
  lists: Map<string, { last: number; list: string }>,
  key: string,
  number: number,
  letter: string,
): void {
  const known = lists.get(key) ?? { last: 0, list: '' };
  known.list += (number - known.last).toString(36) + letter;
  known.last = number;
  lists.set(key, known);
}

function nameOf(facet: Facet, code: string, names: Names): string {
  const vocabulary = facetVocabularies[facet];
  if (vocabulary !== null) return labelOf(vocabulary, code);
  if (facet === 'organisation') return names.organisations.get(code)?.name ?? code;
  return names.statistics.get(code)?.title ?? code;
}

async function writeScript(folder: ExportFolder, name: string, value: unknown): Promise<void> {
  await folder.write(
    `search/${name}.js`,
    `countersign(${JSON.stringify(name)},${JSON.stringify(value)});\n`,
  );
}
