// Whether an address names something that another address holds.
import { kindOf, kinds, parseAddress } from '@ermine/model';

/** The address that a comment is on; any other address as it is. */
function target(address: string): string {
  return address.replace(/^comment on /, '');
}

const descriptors = Object.keys(kinds).flatMap((kind) => kindOf(kind) ?? []);
const nouns = new Set(descriptors.map(({ noun }) => noun));

/** Whether records of a noun lie below records of another, directly or further down. */
function liesBelow(noun: string, holder: string): boolean {
  const pending = descriptors.filter((kind) => kind.noun === noun);
  const seen = new Set(pending);
  for (const kind of pending) {
    for (const name of kind.parents) {
      const parent = kindOf(name);
      if (!parent || seen.has(parent)) continue;
      if (parent.noun === holder) return true;
      seen.add(parent);
      pending.push(parent);
    }
  }
  return false;
}

/**
 * True if both addresses are the same, or the first lies below the second by its names: a column or a
 * constraint below its table, a comment below what it is on. An empty address holds nothing.
 */
export function isWithin(address: string, holder: string): boolean {
  if (address === '' || holder === '') return false;
  const inner = target(address);
  if (address === holder || inner === holder || inner.startsWith(`${holder} column `)) return true;
  const a = parseAddress(inner);
  const b = parseAddress(holder);
  if ('code' in a || 'code' in b || b.args !== undefined) return false;
  if (b.names.length >= a.names.length || b.names.some((name, i) => name !== a.names[i])) {
    return false;
  }
  return nouns.has(a.noun) ? liesBelow(a.noun, b.noun) : b.names.length > 1;
}
