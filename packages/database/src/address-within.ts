// Whether an address names something that another address holds.
import { kindOf, kinds, parseAddress } from '@ermine/model';

/** The address that a comment is on; any other address as it is. */
function target(address: string): string {
  return address.replace(/^comment on /, '');
}

const descriptors = Object.keys(kinds).flatMap((kind) => kindOf(kind) ?? []);

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
 * True if both addresses are the same, or the first lies below the second: a column or a constraint
 * below its table, NOT NULL below its column (whose names it has), a comment below what it is on. An
 * empty address holds nothing.
 */
export function isWithin(address: string, holder: string): boolean {
  if (address === '' || holder === '') return false;
  const inner = target(address);
  if (address === holder || inner === holder) return true;
  const a = parseAddress(inner);
  const b = parseAddress(holder);
  if ('code' in a || 'code' in b || b.args !== undefined) return false;
  if (b.names.length > a.names.length || b.names.some((name, i) => name !== a.names[i])) {
    return false;
  }
  const below = a.names.length > b.names.length;
  return (below && b.names.length > 1) || liesBelow(a.noun, b.noun);
}
