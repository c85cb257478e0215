import type { Review } from '../applications/hub-queries.ts';
import { registerExamplePages } from './example-pages.ts';
import { registerFilesPages } from './files-pages.ts';
import { registerStartPages } from './start-pages.ts';
import { registerTaskPages } from './task-pages.ts';

/** Every page on which an application is begun and written. */
export function registerApplyingPages(review: Review): void {
  registerStartPages(review);
  registerTaskPages(review);
  registerExamplePages(review);
  registerFilesPages(review);
}
