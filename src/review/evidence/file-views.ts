import { type Html, html } from '../../kernel/html.ts';
import type { EvidenceFile } from './file-queries.ts';

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
