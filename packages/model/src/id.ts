// Record ids (postgres-model:R1, R2). Knows no kind; randomness is passed in.

/** Identity of a record: a kind's prefix, `_` and 16 characters of Crockford base32 (80 bits). */
export type Id = string;

/** Makes a new id for a kind's prefix; every call gives another one. */
export type IdSource = (prefix: string) => Id;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** All pairs of characters: an id is made of eight. */
const PAIRS = [...ALPHABET].flatMap((a) => [...ALPHABET].map((b) => a + b));
const ID = /^[a-z]{2,3}_[0-9a-hjkmnp-tv-z]{16}$/;

/** Tells whether a text has the form of an id. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/** The prefix of an id, which decides the kind of its record. */
export function idPrefix(id: Id): string {
  return id.slice(0, id.indexOf('_'));
}

/** Makes an id source from a source of random bytes, such as `crypto.getRandomValues`. */
export function createIdSource(randomBytes: (count: number) => Uint8Array): IdSource {
  let pool: Uint8Array = new Uint8Array(0);
  let at = 0;
  return (prefix) => {
    if (at + 16 > pool.length) {
      pool = randomBytes(4096);
      at = 0;
    }
    let text = `${prefix}_`;
    for (let i = 0; i < 16; i += 2) {
      text += PAIRS[(((pool[at + i] as number) & 31) << 5) | ((pool[at + i + 1] as number) & 31)];
    }
    at += 16;
    return text;
  };
}

/** An id source that gives the same ids for the same seed: for tests and for derived, unstored designs. */
export function createSeededIdSource(seed: number): IdSource {
  let state = seed >>> 0 || 1;
  return createIdSource((count) => {
    const bytes = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[i] = (state >>> 11) & 255;
    }
    return bytes;
  });
}
