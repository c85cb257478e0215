import createParser, { type Token } from 'markdown-it';
import { withoutOrders } from './directions.ts';
import { type Html, safeUrl, trustedHtml } from './html.ts';

const parser = createParser('default', { html: false, linkify: false, maxNesting: 20 });

parser.validateLink = (address) =>
  isOurs(address) || /^(https?:\/\/|mailto:)/i.test(safeUrl(address));

// A picture would tell somebody else's server who is reading: only its words are kept.
parser.renderer.rules.image = (tokens, index) =>
  parser.utils.escapeHtml(tokens[index]?.content ?? '');

parser.core.ruler.push('our-own', ({ tokens, env }) => {
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + Number(env.topHeading) - 1)}`;
    }
    // Alignment would be an inline style, which the content policy refuses.
    if (token.type === 'td_open' || token.type === 'th_open') token.attrs = null;
    for (const child of token.children ?? []) markLink(child);
  }
});

/**
 * Markdown that anyone may have written, as safe markup: no HTML, no pictures, links only to http,
 * https and mailto, which are not vouched for, and to pages of this site. A first-level heading becomes `topHeading`, 3 meaning `<h3>`.
 */
export function markdown(text: string, topHeading = 3): Html {
  return trustedHtml(parser.render(withoutOrders(text), { topHeading }));
}

function markLink(token: Token): void {
  if (token.type !== 'link_open') return;
  const address = safeUrl(String(token.attrGet('href')));
  token.attrSet('href', address);
  if (!isOurs(address)) token.attrSet('rel', 'nofollow ugc noopener');
}

/** A page of this site; `//example.org` is another's. */
function isOurs(address: string): boolean {
  return safeUrl(address).startsWith('/');
}
