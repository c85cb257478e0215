import { type LookupAddress, lookup } from 'node:dns';
import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { isPublicAddress } from './public-addresses.ts';

export type Method = 'HEAD' | 'GET';

export interface Answer {
  status: number;
  /** Where it sends whoever asks, as it says it; null when it does not. */
  location: string | null;
  /** The beginning of what it sent, where that was asked for. */
  body?: string;
}

/**
 * Asks an address once; null where no answer came, or where it may not be asked. `most`: how many bytes
 * to read of what it sends; none unless told.
 */
export type Ask = (address: URL, method: Method, most?: number) => Promise<Answer | null>;

export interface Manners {
  userAgent: string;
  /** Also addresses within private networks, and of this machine. */
  allowPrivate: boolean;
  /** Begins anew with each request; when it ends, the request is given up. */
  deadline: () => AbortSignal;
}

/** Asks with one request. */
export function createAsk(manners: Manners): Ask {
  return async (address, method, most = 0) => {
    try {
      return await send(address, method, manners, most);
    } catch {
      // Whatever kept the answer away, the register knows only that none came.
      return null;
    }
  };
}

async function send(
  address: URL,
  method: Method,
  { userAgent, allowPrivate, deadline }: Manners,
  most: number,
): Promise<Answer> {
  const signal = deadline();
  const found = await Promise.race([resolve(address.hostname), ended(signal)]);
  if (!allowPrivate && !found.every((one) => isPublicAddress(one.address))) {
    throw new Error(`${address.hostname} is not on the public network.`);
  }
  const request = (address.protocol === 'https:' ? requestHttps : requestHttp)(address, {
    method,
    signal,
    agent: false,
    auth: null,
    // What was looked at is what is connected to: a second look-up might find another place.
    lookup: pinned(found),
    headers: { 'User-Agent': userAgent, Accept: '*/*' },
  });
  return new Promise((answer, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      const told = { status: statusCode, location: headers.location ?? null };
      if (most === 0) {
        answer(told);
        request.destroy();
        return;
      }
      readBeginning(response, most).then((body) => {
        answer({ ...told, body });
        request.destroy();
      }, reject);
    });
    request.end();
  });
}

async function readBeginning(response: AsyncIterable<Buffer>, most: number): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response) {
    pieces.push(piece);
    length += piece.length;
    if (length >= most) break;
  }
  return Buffer.concat(pieces).subarray(0, most).toString();
}

function resolve(hostname: string): Promise<LookupAddress[]> {
  return promisify(lookup)(hostname.replace(/^\[|\]$/g, ''), { all: true });
}

async function ended(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw new Error('No answer came in time.');
}

function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}
