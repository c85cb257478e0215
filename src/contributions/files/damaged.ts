/** A file is not what its first bytes say. Caught where files are read, and told as a problem of the field. */
export class Damaged extends Error {
  override name = 'Damaged';
}
