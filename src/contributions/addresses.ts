/** `c-7k3f9q`: a reference as addresses have it. */
export function referencePart(reference: string): string {
  return reference.toLowerCase();
}

/** A contributor's private page, within the site. Whoever has this address may read and change it. */
export function trackingAddress(reference: string, key: string): string {
  return `/contributions/${referencePart(reference)}?key=${encodeURIComponent(key)}`;
}

/** A file that came with a contribution, within the site; for everybody once it is published. */
export function fileAddress(reference: string, file: number): string {
  return `/contributions/${referencePart(reference)}/files/${file}`;
}
