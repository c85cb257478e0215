import type { Call, Command } from '../../kernel/command.ts';

/** One format of import. */
export interface ImportFormat {
  name: string;
  /** One line for `--help`. */
  says: string;
  /** Further lines of `--help`, for its own options and limits. */
  help?: string;
  /** Options that only some formats take; those of other formats are refused. */
  options?: NonNullable<Command['options']>;
  /** Reads what is at a path; answers the exit code. */
  run: (call: ImportCall) => Promise<number>;
}

export interface ImportCall {
  path: string;
  /** Only show what would happen. */
  dryRun: boolean;
  json: boolean;
  options: Record<string, unknown>;
  out: Call['out'];
  err: Call['err'];
}
