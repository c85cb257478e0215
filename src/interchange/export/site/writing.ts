import type { Site } from '../../../kernel/http/site.ts';
import type { ExportFolder } from '../folder.ts';
import { type Address, type Addresses, fileOf, servedAt } from './addresses.ts';
import { rewritePage } from './rewriting.ts';

const mostAtOnce = 32;

/** Writes pages as the register serves them, each in its formats and with all its parts. */
export function createWriter(site: Site, addresses: Addresses, folder: ExportFolder) {
  const underWay = new Set<Promise<void>>();
  return { writePath, writeOthers, finish };

  /** Waits until all of it is written. */
  async function finish(): Promise<void> {
    await Promise.all(underWay);
  }

  /** Everything but examples and what is under them, which are written as they are read. */
  async function writeOthers(): Promise<void> {
    for (const path of addresses.paths.keys()) if (!isOfExample(path)) await writePath(path);
  }

  async function writePath(path: string): Promise<void> {
    const formats = addresses.paths.get(path) ?? [];
    const queue: Address[] = formats.map((format) => ({ path, format, part: '' }));
    const seen = new Set(queue.map(servedAt));
    for (let at = queue.shift(); at; at = queue.shift()) {
      const parts = await writeOne(at);
      for (const part of parts) {
        if (seen.has(servedAt(part))) continue;
        seen.add(servedAt(part));
        queue.push(part);
      }
    }
  }

  /** Answers the further parts that the page leads to. */
  async function writeOne(at: Address): Promise<Address[]> {
    const answer = await site.app.request(servedAt(at));
    if (answer.status !== 200) {
      throw new Error(`${servedAt(at)} answered ${answer.status}, and should be in the export.`);
    }
    if (at.format !== 'html') {
      await put(at, new Uint8Array(await answer.arrayBuffer()));
      return [];
    }
    const { text, parts } = rewritePage(await answer.text(), at, addresses, site.url);
    await put(at, text);
    return parts;
  }

  // The disk is written by other threads while the next pages are made here.
  async function put(at: Address, content: string | Uint8Array): Promise<void> {
    const writing = folder.write(fileOf(at), content);
    underWay.add(writing);
    writing.then(
      () => underWay.delete(writing),
      () => {},
    );
    if (underWay.size >= mostAtOnce) await Promise.race(underWay);
  }
}

export function isOfExample(path: string): boolean {
  return path.startsWith('/examples/');
}
