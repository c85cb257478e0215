/** Does something now and every hour until it is stopped; stopping waits for the one under way. */
export function startHourly(
  act: () => Promise<unknown>,
  log: (line: string) => void,
): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let going = true;

  async function turn() {
    try {
      await act();
    } catch (error) {
      // The database is away for a moment: an hour later it is done as well.
      log(`Tidying failed: ${(error as { code?: string }).code ?? 'unknown'}`);
    }
    if (going) timer = setTimeout(next, 3_600_000);
  }
  function next() {
    running = turn();
  }
  next();
  return {
    async stop() {
      going = false;
      clearTimeout(timer);
      await running;
    },
  };
}
