/**
 * Markdown as the register shows it, for a site that would do more with it: Jekyll runs Liquid, and
 * kramdown takes HTML and its own `{: …}`. Each is written so that it is read as the words it is.
 */
export function asWords(markdown: string): string {
  return markdown
    .replace(markup, '\\<')
    .replace(/\{(?=::?|:\/)/g, '\\{')
    .replace(/\{[{%]/g, '{% raw %}$&{% endraw %}');
}

// A comment, which ends an excerpt, and an address in angle brackets stay.
const markup = /<(?=[a-z/!?])(?!!--|https?:\/\/[^\s<>"]+>|mailto:[^\s<>"]+>)/gi;
