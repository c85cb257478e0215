import { LRUCache } from 'lru-cache';

interface KeptPage {
  version: number;
  body: Uint8Array<ArrayBuffer>;
}

/** Bytes rendered earlier, by address, together at most so many; of use at one register version only. */
export class KeptPages {
  readonly #pages: LRUCache<string, KeptPage>;
  #version = 0;

  constructor(mostBytes = 32 * 1024 * 1024) {
    this.#pages = new LRUCache<string, KeptPage>({
      maxSize: mostBytes,
      sizeCalculation: ({ body }, address) => body.byteLength + address.length * 2 + 200,
    });
  }

  /** What was rendered at this register version; what was rendered at an earlier one is forgotten. */
  find(address: string, version: number): KeptPage['body'] | null {
    this.#forgetBefore(version);
    const known = this.#pages.get(address);
    return known?.version === version ? known.body : null;
  }

  put(address: string, version: number, text: string): KeptPage['body'] {
    const body = new TextEncoder().encode(text);
    this.#pages.set(address, { version, body });
    return body;
  }

  // Everything at once: what was withdrawn or redacted must not stay until somebody asks for it again.
  #forgetBefore(version: number): void {
    if (version <= this.#version) return;
    this.#pages.clear();
    this.#version = version;
  }
}
