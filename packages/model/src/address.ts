// The address codec (postgres-model §2.4): the one place that builds and reads addresses. It quotes by
// character pattern only; DDL has its own quoting.
import type { Id } from './id.ts';
import type { RecordBase } from './kind.ts';
import { commentAddress, memberSuffix, targetAddress } from './kinds/addresses.ts';
import { type AnyRecord, kindOf } from './kinds/index.ts';
import type { Schema } from './schema.ts';

/** An address: a noun (`foreign key`), the names from the schema down, and what follows them. */
export interface Address {
  readonly noun: string;
  readonly names: readonly string[];
  /** Argument types of a routine as printed between the parentheses. */
  readonly args?: string;
}

/** A text that is no address: where it stops being one. */
export interface BadAddress {
  readonly code: 'bad-address';
  readonly message: string;
  readonly range: { readonly start: number; readonly end: number };
}

const BARE = /^[a-z_][a-z0-9_]*$/;

/** Quotes one part of an address where its characters demand it. */
export function quotePart(name: string): string {
  return BARE.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Prints an address. */
export function printAddress(address: Address): string {
  const names = address.names.map(quotePart).join('.');
  return `${address.noun} ${names}${address.args === undefined ? '' : `(${address.args})`}`;
}

/** Reads an address: `column public."Order Items".id`. */
export function parseAddress(text: string): Address | BadAddress {
  const bad = (start: number, message: string): BadAddress => ({
    code: 'bad-address',
    message,
    range: { start, end: text.length },
  });
  const head = /^(?:[a-z]+(?:-[a-z]+)* )+(?=["\p{L}_])/u.exec(text);
  if (!head) return bad(0, 'an address begins with a kind and a name');
  const noun = head[0].trimEnd();
  const names: string[] = [];
  let at = head[0].length;
  for (;;) {
    if (text[at] === '"') {
      let name = '';
      let end = at + 1;
      for (;;) {
        const close = text.indexOf('"', end);
        if (close < 0) return bad(at, 'unterminated quoted name');
        name += text.slice(end, close);
        if (text[close + 1] !== '"') {
          at = close + 1;
          break;
        }
        name += '"';
        end = close + 2;
      }
      if (name === '') return bad(at - 2, 'empty name');
      names.push(name);
    } else {
      const bare = /^[a-z_][a-z0-9_]*/.exec(text.slice(at));
      if (!bare) return bad(at, 'expected a name');
      names.push(bare[0]);
      at += bare[0].length;
    }
    if (text[at] === '.') {
      at += 1;
      continue;
    }
    break;
  }
  if (at === text.length) return { noun, names };
  if (text[at] === '(' && text.endsWith(')')) {
    return { noun, names, args: text.slice(at + 1, -1) };
  }
  return bad(at, 'unexpected text after the name');
}

/** The names from the schema down to a record. */
export function namesOf(schema: Schema, record: RecordBase): readonly string[] {
  const kind = kindOf(record.kind);
  const own = record.name ?? '';
  if (!kind || kind.address === 'root' || record.parent === undefined) return [own];
  const parent = schema.get(record.parent);
  if (!parent) return [own];
  if (kind.address === 'target')
    return targetAddress(schema, record, parent) ?? namesOf(schema, parent);
  const above = namesOf(schema, parent);
  return [...(kind.address === 'sibling' ? above.slice(0, -1) : above), own];
}

/** The address of a record in a set: `foreign key public.orders.orders_customer_id_fkey`. */
export function addressOf(schema: Schema, record: RecordBase): string {
  const fixed = commentAddress(schema, record as AnyRecord);
  if (fixed !== undefined) return fixed;
  const noun = kindOf(record.kind)?.noun ?? record.kind;
  const args = memberSuffix(schema, record as AnyRecord);
  return printAddress({
    noun,
    names: namesOf(schema, record),
    ...(args === undefined ? {} : { args }),
  });
}

/** The address of an id in a set, or the id itself where it is not in the set. */
export function addressOfId(schema: Schema, id: Id): string {
  const record = schema.get(id);
  return record ? addressOf(schema, record) : id;
}
