import { bibtexFormat, cslFormat } from './bibtex/format.ts';
import { countersignFormat } from './countersign/format.ts';
import { csvFormat } from './csv/format.ts';
import type { ExportFolder } from './folder.ts';
import { jekyllFormat } from './jekyll/format.ts';
import { jsonFormat } from './json/format.ts';
import { participediaFormat } from './participedia/format.ts';
import { siteFormat } from './site/format.ts';
import type { ExportSource } from './source.ts';

/** One format of export. */
export interface ExportFormat {
  name: string;
  /** One line for `--help`. */
  says: string;
  write: (source: ExportSource, folder: ExportFolder) => Promise<void>;
  /** Adds what is not public, encrypted to the passphrase: for a format that can hold it. */
  writePrivate?: (source: ExportSource, folder: ExportFolder, passphrase: string) => Promise<void>;
}

/** Every format, by name; `--help` lists them in this order. */
export const exportFormats: readonly ExportFormat[] = [
  countersignFormat,
  csvFormat,
  jsonFormat,
  bibtexFormat,
  cslFormat,
  jekyllFormat,
  participediaFormat,
  siteFormat,
];
