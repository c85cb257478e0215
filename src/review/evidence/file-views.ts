import { type Html, html } from '../../kernel/html.ts';

/** A file of an application, as it is listed for those who may open it. */
export interface EvidenceFile {
  id: number;
  /** Key of the activity that it is evidence of; empty for the whole application. */
  activity: string;
  name: string;
  size: number;
  added: string;
  /** Where it is downloaded. */
  href: string;
}

export function fileList(files: readonly EvidenceFile[]): Html {
  return html`<ul>${files.map((file) => html`<li>${fileLink(file)}</li>`)}</ul>`;
}

/** `notes.pdf, 120 kB`, the name a link. */
export function fileLink({ name, size, href }: EvidenceFile): Html {
  return html`<a href="${href}">${name}</a>, ${kilobytes(size)}`;
}

function kilobytes(size: number): string {
  return `${Math.max(1, Math.round(size / 1000)).toLocaleString('en-GB')} kB`;
}
