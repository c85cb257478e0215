import type { Problem } from '../../kernel/errors.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { Organisation, Statistic } from '../../vocabulary/authorities/schema.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import { foldText } from '../search/words.ts';
import { type Typed, typedValue } from './typed.ts';

/** Finds what names in a form stand for, and keeps those that are to be added to the register. */
export class NameReader {
  readonly problems: Problem[] = [];
  readonly organisations: Organisation[] = [];
  readonly statistics: Statistic[] = [];
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  /** The slug of an organisation; one that is new is added where its row is ticked. */
  organisation(value: string, field: string, row: Typed, key: string): string | undefined {
    const all = [...this.#names.organisations.values(), ...this.organisations];
    const called = all.map(({ slug, name, also }) => ({ slug, called: [name, ...also] }));
    const found = this.#find(value, called, field, 'organisation', isTicked(row, key));
    if (found !== null) return found;
    const slug = slugOf(value);
    const clash = all.find((one) => one.slug === slug);
    if (clash) return this.#clash(field, clash.name);
    if (!this.#fits(value, slug, field)) return undefined;
    const country = typedValue(row, 'country');
    const known = vocabulary('countries').has(country) ? country : null;
    this.organisations.push({ slug, name: value, country: known, also: [] });
    return slug;
  }

  statistic(value: string, field: string, row: Typed, key: string): string | undefined {
    const all = [...this.#names.statistics.values(), ...this.statistics];
    const called = all.map(({ slug, title }) => ({ slug, called: [title] }));
    const found = this.#find(value, called, field, 'statistic', isTicked(row, key));
    if (found !== null) return found;
    const slug = slugOf(value);
    const clash = all.find((one) => one.slug === slug);
    if (clash) return this.#clash(field, clash.title);
    if (!this.#fits(value, slug, field)) return undefined;
    this.statistics.push({ slug, title: value });
    return slug;
  }

  /** Null: it is not known, and is to be added. Undefined: there is a problem, which is kept. */
  #find(
    value: string,
    all: readonly { slug: string; called: readonly string[] }[],
    field: string,
    what: 'organisation' | 'statistic',
    isNew: boolean,
  ): string | null | undefined {
    const bySlug = all.find(({ slug }) => slug === value);
    if (bySlug) return bySlug.slug;
    const folded = foldText(value);
    const byName = all.filter(({ called }) => called[0] && foldText(called[0]) === folded);
    const found =
      byName.length > 0
        ? byName
        : all.filter(({ called }) => called.some((one) => foldText(one) === folded));
    if (found.length === 1) return found[0]?.slug;
    if (found.length > 1) {
      const slugs = found.map(({ slug }) => slug).join(', ');
      return this.#wrong(field, `“${value}” is the name of more than one: enter one of ${slugs}`);
    }
    if (isNew) return null;
    return this.#wrong(
      field,
      `“${value.slice(0, 100)}” is not in the register: choose one of the list, or tick that this ${what} is to be added`,
    );
  }

  #clash(field: string, name: string): undefined {
    return this.#wrong(
      field,
      `It would have the same address as “${name}”: choose that one, or enter a fuller name`,
    );
  }

  #fits(name: string, slug: string, field: string): boolean {
    if (slug !== '' && name.length <= 300) return true;
    this.#wrong(field, 'A new name needs letters or digits, and at most 300 characters');
    return false;
  }

  #wrong(field: string, message: string): undefined {
    this.problems.push({ field, message });
    return undefined;
  }
}

/** Whether a name is said to be new: the box beside its input. */
function isTicked(row: Typed, key: string): boolean {
  return typedValue(row, `${key}_new`) !== '';
}

/** The address of something by its name: `Office for National Statistics` is `office-for-national-statistics`. */
export function slugOf(name: string, longest = 120): string {
  return foldText(name)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
}
