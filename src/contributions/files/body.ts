import { mostBodyBytes } from './evidence.ts';

/** The most that an address takes: more only where files are sent, by somebody who has a key or is signed in. */
export function bodyBytes(path: string): number {
  return /^\/(contributions\/[a-z0-9-]+\/files|applications\/[a-z0-9-]+\/(files|condition-evidence))$/.test(
    path,
  )
    ? mostBodyBytes
    : 1_000_000;
}
