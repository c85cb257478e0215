/** How often a property is tried: `short` times in script/test, many times that in script/soak. */
export function runs(short: number): number {
  return short * Number(process.env.SOAK_FACTOR ?? 1);
}
