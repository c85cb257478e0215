/** The page that compares these examples. */
export function compareAddress(slugs: readonly string[]): string {
  const search = new URLSearchParams(slugs.map((slug): [string, string] => ['e', slug]));
  return slugs.length === 0 ? '/compare' : `/compare?${search}`;
}
