// Fractional order of siblings (collaboration §4): keys sort by UTF-16 code unit, ties by id.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

const KEY = /^[A-Za-z][0-9A-Za-z]*$/;

/** A key between two neighbours; null stands for the beginning or the end. */
export function orderBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` keys between two neighbours, in order. */
export function ordersBetween(
  before: string | null,
  after: string | null,
  count: number,
): string[] {
  return generateNKeysBetween(before, after, count);
}

const LOWEST = /^A0{26}$/;

/**
 * Tells whether a text may be used as a key: its first letter says how many digits its integer part has
 * (`a` one more digit … `z` 26, `Z` one … `A` 26), and a fraction does not end in zero.
 */
export function isOrderKey(text: string): boolean {
  if (text.length > 256 || !KEY.test(text)) return false;
  const head = text.charCodeAt(0);
  const integer = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  if (integer > text.length) return false;
  return (text.length === integer || !text.endsWith('0')) && !LOWEST.test(text);
}

/** Compares siblings by (order, id). */
export function compareOrder(
  a: { readonly order?: string; readonly id: string },
  b: { readonly order?: string; readonly id: string },
): number {
  const x = a.order ?? '';
  const y = b.order ?? '';
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
