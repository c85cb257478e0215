// Keys of free text in evidence, acts and minutes, at any depth. All else is a code, a date or an id.
const textKeys = new Set<string>([
  ...[
    'title',
    'summary',
    'source',
    'source_title',
    'credit',
    'contact',
    'purpose',
    'profile_reason',
  ],
  ...['plain_summary', 'not_done', 'done', 'represent', 'came_of_it', 'changed', 'note', 'payment'],
  ...[
    'asked',
    'said',
    'reason',
    'did',
    'evidence',
    'words',
    'reasons',
    'differs',
    'text',
    'subject',
  ],
  ...['lay', 'expert', 'earlier', 'other'],
]);

/** A document of the desk with its free text rewritten; codes, dates and ids stay as they are. */
export function rewriteTexts(document: string, rewrite: (text: string) => string): string {
  const walk = (key: string, value: unknown, isAnswer: boolean): unknown => {
    if (typeof value === 'string') return isAnswer || textKeys.has(key) ? rewrite(value) : value;
    if (Array.isArray(value)) return value.map((one) => walk('', one, false));
    if (typeof value !== 'object' || value === null) return value;
    // Answers to a scheme's questions stand under the question's code.
    const within = key === 'answers';
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, walk(name, one, within)]),
    );
  };
  return JSON.stringify(walk('', JSON.parse(document), false));
}

/** Evidence that cites an example by one slug, citing it by another. */
export function recite(document: string, from: string, to: string): string {
  const evidence = JSON.parse(document) as { activities?: { example?: string | null }[] };
  for (const activity of evidence.activities ?? []) {
    if (activity.example === from) activity.example = to;
  }
  return JSON.stringify(evidence);
}
