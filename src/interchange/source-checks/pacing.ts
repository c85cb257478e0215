/** Lets one request at a time to each host, and a rest pass after it before the next. */
export function createTurns(rest: () => Promise<unknown>) {
  const last = new Map<string, Promise<unknown>>();
  return async function inTurn<T>(host: string, run: () => Promise<T>): Promise<T> {
    const turn = (last.get(host) ?? Promise.resolve()).then(run);
    last.set(host, turn.then(rest, rest));
    return turn;
  };
}

/** Does something with each item in order, `most` at a time and never two of one host at a time. */
export async function eachByHost<T>(
  items: readonly T[],
  hostOf: (item: T) => string,
  most: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.map((item) => ({ item, host: hostOf(item) }));
  const busy = new Set<string>();
  await Promise.all(Array.from({ length: most }, work));

  async function work(): Promise<void> {
    for (;;) {
      const place = waiting.findIndex(({ host }) => !busy.has(host));
      const next = waiting[place];
      // All that waits is for hosts that others are busy with, and they go on with it.
      if (!next) return;
      waiting.splice(place, 1);
      busy.add(next.host);
      await run(next.item);
      busy.delete(next.host);
    }
  }
}
