/** Whether a great many contributions came of late, to this process. */
export function createPressure({ most, perMs }: { most: number; perMs: number }) {
  const times: number[] = [];
  return {
    note(now: Date): void {
      times.push(now.getTime());
      // The last `most` tell all there is to know.
      if (times.length > most) times.shift();
    },
    isHigh(now: Date): boolean {
      const first = times[0];
      return times.length === most && first !== undefined && now.getTime() - first < perMs;
    },
  };
}

export type Pressure = ReturnType<typeof createPressure>;
