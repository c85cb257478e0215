/** Values as JSON Lines. */
export async function* lines(
  values: Iterable<object> | AsyncIterable<object>,
): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
