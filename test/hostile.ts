/** What somebody might put into any field: each has broken some program. */
export const hostileTexts: readonly string[] = [
  '',
  '   ',
  '\0',
  'a\0b',
  '\u0007\u001b[31mred',
  '\ufffe\uffff',
  '\u2028\u2029',
  '\u202eevil\u200b',
  '\ud800',
  '😀'.repeat(3_000),
  'a'.repeat(30_000),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table examples; --",
  '__proto__',
  'constructor',
  '-1',
  '0',
  '1e999',
  '99999999999999999999',
  '../../etc/passwd',
  'javascript:alert(1)',
  '//evil.example/',
  'https://evil.example/?a=b&c=d',
  'a@b.example\r\nBcc: x@evil.example',
  'x@evil.example, y@evil.example',
  '%00%E0%A4%A',
  '=1+1',
];

const urlEncoded = 'application/x-www-form-urlencoded';
const manyFields = Array.from({ length: 20_000 }, (_, n) => `f${n}=a`).join('&');
const oneField = 'text=a&reason=b&lock=1&roles=c&fields=d&'.repeat(5_000);
const tooMuch = 'a'.repeat(1_100_000);

/**
 * Bodies that are no form of ours, each made when it is asked for. `given` goes with those that can carry
 * it: a key, say.
 */
export function hostileBodies(given: Record<string, string>): Record<string, () => RequestInit> {
  const known = new URLSearchParams(given).toString();
  const files = () => {
    const body = new FormData();
    for (const [name, value] of Object.entries(given)) body.append(name, value);
    for (const name of ['text', 'email', 'reason', 'title', 'what', 'lock', 'words']) {
      body.append(name, new File(['words'], 'words.txt'));
    }
    return { body };
  };
  const of =
    (body: NonNullable<RequestInit['body']>, type = urlEncoded) =>
    (): RequestInit => ({ body, headers: { 'Content-Type': type } });
  return {
    nothing: () => ({}),
    'no form': of('{"a":1}', 'application/json'),
    'a multipart that ends early': of(
      '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalf',
      'multipart/form-data; boundary=x',
    ),
    'a multipart without its boundary': of('a=b', 'multipart/form-data'),
    'bytes that are no text': of(
      Uint8Array.from([...Buffer.from(`${known}&text=`), 255, 254, 192]),
    ),
    'percent signs': of(`${known}&text=%&reason=%E0%A4%A&%=%`),
    'names of the language': of(`${known}&__proto__=1&constructor=2&toString=3&__proto__.0.url=4`),
    'many fields': of(`${known}&${manyFields}`),
    'one field many times': of(`${known}&${oneField}`),
    'files where words are wanted': files,
    'too much': of(`${known}&text=${tooMuch}`),
  };
}
