const widest = 72;

/** Plain text broken at spaces into lines of at most 72 characters. A longer word, an address above all, stays whole. */
export function wrapText(text: string): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line))
    .join('\n');
}

function wrapLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.trimEnd().split(/ +/)) {
    if (current !== '' && current.length + 1 + word.length > widest) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current].join('\n');
}
