import type { ExportSource } from '../source.ts';

/** What the folder is, for whoever finds it. */
export function readMe(
  { url, total }: Pick<ExportSource, 'url' | 'total'>,
  { isDemonstration, hasDesk }: { isDemonstration: boolean; hasDesk: boolean },
): string {
  const desk = hasDesk
    ? [['`desk/`', 'what is public of the review desk: schemes, decisions and meetings, to read']]
    : [];
  return `# The register at ${url}
${isDemonstration ? '\nThis register is a demonstration: everything in it is invented.\n' : ''}
Everything that this register of public engagement in statistics publishes, as plain files: ${total} ${total === 1 ? 'example' : 'examples'}, with every published version. Written by Countersign (\`bin/countersign export countersign\`).

| where | what |
|---|---|
| \`examples/\` | one file for each published example, as it is now: facts as YAML, words as Markdown |
| \`revisions/\` | every published version of each, with when, who, why, the contribution it came from and the version it restored |
| \`history.jsonl\` | one line an example: earlier addresses, withdrawals and their reasons, redactions, what checking its sources found |
| \`organisations.yaml\`, \`statistics.yaml\` | the names that examples use, and what is known of each statistic |
| \`resources/\`, \`resources.jsonl\` | the register's own series, and when each page last changed |
| \`vocabularies/\` | the codes, each with a label and a definition |
| \`record.jsonl\` | the public record: what happened, when, in which role |
${desk.map(([where, what]) => `| ${where} | ${what} |\n`).join('')}| \`register.json\` | whether this register is a demonstration |
| \`countersign-export.json\` | every file with its size and SHA-256 |
| \`register.private\` | only where it was asked for: everything else in the register, encrypted to a passphrase |

\`bin/countersign import countersign <this folder>\` puts it into an empty register as it was. \`bin/countersign load <this folder>\` reads the examples, resources and names as files of a register of your own.

## What is not in the public files

Why a fact is marked as doubtful, and notes for editors. What a withdrawn example said: only that it was withdrawn, when and why. Drafts, contributions and files, people and their addresses, mail, followers.${hasDesk ? ' What the decisions of the review desk follow from: applications, papers, letters, declarations. The status of a mark, which depends on the day: it is at each decision’s address. An import of the public files leaves the review desk out.' : ''} Whoever runs the register can write all of it, encrypted, with \`--private\`.

## Licence

Each example names its licence, and each that came from elsewhere its source and that source's licence; where nothing else is said, it is the [Creative Commons Attribution 4.0 International licence](https://creativecommons.org/licenses/by/4.0/) (CC BY 4.0). You may share and adapt it for any purpose if you give credit, link to the licence and say what you changed. Credit: the address of the example's page, and those that it credits. Sources that an example cites belong to their own publishers. The vocabularies name what they took from others.
`;
}
