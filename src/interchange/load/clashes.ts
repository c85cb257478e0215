import type { FieldFault } from '../../kernel/yaml.ts';
import type { ExampleFile } from './example-file.ts';
import { quoted } from './problems.ts';
import type { Standing, StandingExamples } from './standing.ts';

/** Which names the files of one load have taken so far. */
export interface Taken {
  /** The slug of every example's file in the folder. */
  files: ReadonlySet<string>;
  /** Former slugs, by the slug that claims each. */
  formerly: Map<string, string>;
}

/** The example that a file is of, under its slug or one that it had before; null for a new one. */
export function findStanding(file: ExampleFile, { bySlug }: StandingExamples): Standing | null {
  const slug = [file.slug, ...file.formerly].find((one) => bySlug.has(one));
  return (slug !== undefined && bySlug.get(slug)) || null;
}

/** What is wrong with a file beside the other files and the register: two things under one address. */
export function findClashes(
  file: ExampleFile,
  standing: StandingExamples,
  taken: Taken,
): FieldFault[] {
  const own = findStanding(file, standing);
  const faults: FieldFault[] = [];
  const movedTo = standing.renamed.get(file.slug);
  if (movedTo !== undefined && movedTo !== own?.slug) {
    const message = `is an address that ${quoted(movedTo)} had before, and leads there`;
    faults.push({ line: null, field: null, message });
  }
  for (const [index, former] of file.formerly.entries()) {
    const message = clash(file.slug, former, own, standing, taken);
    if (message)
      faults.push({ line: file.lineOf(['formerly', index]), field: 'formerly', message });
    else taken.formerly.set(former, file.slug);
  }
  return faults;
}

function clash(
  slug: string,
  former: string,
  own: Standing | null,
  { bySlug, renamed }: StandingExamples,
  taken: Taken,
): string | null {
  if (former === slug) return `${quoted(former)} is the slug that it has now`;
  if (taken.files.has(former)) return `${quoted(former)} has a file of its own`;
  const other = taken.formerly.get(former);
  if (other) return `${quoted(former)} is what ${quoted(other)} was formerly`;
  const held = bySlug.get(former);
  if (held && held.slug !== own?.slug)
    return `${quoted(former)} is another example in the register`;
  const movedTo = renamed.get(former);
  if (movedTo !== undefined && movedTo !== own?.slug) {
    return `${quoted(former)} is what ${quoted(movedTo)} was formerly`;
  }
  return null;
}
