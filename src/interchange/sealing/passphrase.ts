import { Conflict } from '../../kernel/errors.ts';
import { type Settings, shortestPassphrase } from '../../kernel/settings.ts';

/**
 * The passphrase of a private part: the setting, or what is typed in a terminal, which does not show it.
 * `isNew`: it is typed twice. Throws Conflict where there is neither, or the two differ.
 */
export async function readPassphrase(
  { COUNTERSIGN_PASSPHRASE }: Pick<Settings, 'COUNTERSIGN_PASSPHRASE'>,
  { isNew }: { isNew: boolean },
): Promise<string> {
  if (COUNTERSIGN_PASSPHRASE) return COUNTERSIGN_PASSPHRASE;
  if (!process.stdin.isTTY) {
    throw new Conflict(
      'The private part needs a passphrase: set COUNTERSIGN_PASSPHRASE, or run this in a terminal, which asks for it.',
    );
  }
  const typed = await readHidden('Passphrase: ');
  if (!isNew) return typed;
  if (typed.length < shortestPassphrase) {
    throw new Conflict(`The passphrase must have at least ${shortestPassphrase} characters.`);
  }
  if ((await readHidden('The same again: ')) !== typed) {
    throw new Conflict('The two passphrases are not the same. Nothing was written.');
  }
  return typed;
}

function readHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (settle: () => void) => {
      stdin.off('data', read).setRawMode(false).pause();
      stderr.write('\n');
      settle();
    };
    const read = (text: string) => {
      for (const key of text) {
        if (key === '\r' || key === '\n') return end(() => resolve(typed));
        if (key === '\u0003' || key === '\u0004') {
          return end(() => reject(new Conflict('Stopped. Nothing was changed.')));
        }
        if (key === '\u007f' || key === '\b') typed = [...typed].slice(0, -1).join('');
        else if (key >= ' ') typed += key;
      }
      return undefined;
    };
    stdin.on('data', read);
  });
}
