import type { Format } from '../../kernel/http/site.ts';

const ending = (format: Format) => (format === 'html' ? '' : `.${format}`);

/** `reference` is that of the decision: `a-7k3f9q-1`. */
export function decisionAddress(reference: string, format: Format = 'html'): string {
  return `/decisions/${reference}${ending(format)}`;
}

export function schemeAddress(slug: string, format: Format = 'html'): string {
  return `/schemes/${slug}${ending(format)}`;
}

export function precedentAddress(scheme: string, code: string): string {
  return `/schemes/${scheme}#precedent-${code}`;
}

export function markAddress(scheme: string, statistic: string, format: Format = 'html'): string {
  return `/marks/${scheme}/${statistic}${ending(format)}`;
}

/** Where anybody may raise a concern about a mark or a decision. */
export function concernAddress(about: 'mark' | 'decision', id: string): string {
  return `/contribute?${new URLSearchParams({ about: `${about}:${id}`, kind: 'concern' })}`;
}

/** Whether an address is of the review desk's public pages: nothing names them where there is no scheme. */
export function isOfDesk(address: string): boolean {
  return /^\/(decisions|schemes|marks|meetings)(\/|$)/.test(address);
}
