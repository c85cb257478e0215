import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile } from 'sass';

const root = resolve(import.meta.dirname, '..');

/** The whole stylesheet, with `asset:` names where src/kernel/http/assets.ts puts hashed addresses. */
export function compileStylesheet(): string {
  const { css } = compile(join(root, 'src/assets/scss/app.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules/govuk-frontend/dist')],
    quietDeps: true,
    // Served as utf-8; a byte-order mark would end up within the text.
    charset: false,
  });
  return css;
}

if (import.meta.main) {
  mkdirSync(join(root, 'public'), { recursive: true });
  writeFileSync(join(root, 'public/app.css'), compileStylesheet());
}
