/** A code of the vocabulary “source-statuses”. */
export type SourceStatus = 'ok' | 'moved' | 'gone' | 'unreachable';

/** What asking the address of a source last came to. */
export interface SourceCheck {
  /** The address as the source has it. */
  url: string;
  /** UTC, ISO 8601. */
  checked: string;
  status: SourceStatus;
  /** Checks in a row in which it did not answer. */
  failures: number;
  /** When it was first said that there is no such page; null where it has answered since, or never was. */
  not_found: string | null;
}

declare module '../../kernel/database/database.ts' {
  interface Tables {
    source_checks: SourceCheck & { example_id: number };
  }
}
