import { type ParseArgsConfig, parseArgs } from 'node:util';

/** One verb of `bin/countersign`. */
export interface Command {
  /** What `--help` prints. */
  help: string;
  options?: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments it takes after the verb, at least and at most. */
  takes: readonly [number, number];
  /** Answers the exit code: 0 done, 1 problems in what it was given, 2 wrong usage. */
  run: (call: Call) => Promise<number>;
}

export interface Call {
  options: Record<string, unknown>;
  given: string[];
  out: (line: string) => void;
  /** To the standard error: what went wrong, and progress. */
  err: (line: string) => void;
}

/** Reads the arguments of one verb, then runs it; wrong usage is said in one line, with where to look. */
export async function runCommand(
  verb: string,
  command: Command,
  args: string[],
  { out, err }: Pick<Call, 'out' | 'err'>,
): Promise<number> {
  const refuse = (why: string) => {
    err(`${why} See bin/countersign ${verb} --help.`);
    return 2;
  };
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  let read: ReturnType<typeof parseArgs>;
  try {
    read = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return refuse(
      `${(error as Error).message.split(/\. (?=To specify)/)[0]?.replace(/\.*$/, '')}.`,
    );
  }
  if (read.values.help) {
    out(command.help.trim());
    return 0;
  }
  const [least, most] = command.takes;
  if (read.positionals.length < least) return refuse('Something is missing.');
  if (read.positionals.length > most) {
    return refuse(`“${read.positionals[most]}” is more than this takes.`);
  }
  return command.run({ options: read.values, given: read.positionals, out, err });
}
