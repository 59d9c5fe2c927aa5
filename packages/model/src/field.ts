// Field descriptors: what an attribute of a kind is, once, for validation, references, defaults,
// version gates and forms. Knows no kind.

/** The first server version that has a feature. */
export type Since = 15 | 16 | 17 | 18;

/** The shape of a value, closed under lists and structures so that one walker serves all of them. */
export type ValueType =
  | {
      readonly type:
        | 'text'
        | 'name'
        | 'boolean'
        | 'integer'
        | 'number'
        | 'bigint'
        | 'sql'
        | 'typeRef';
    }
  | { readonly type: 'map' }
  | { readonly type: 'choice'; readonly of: readonly (string | number)[] }
  | {
      readonly type: 'ref';
      readonly kinds: readonly string[];
      /** True where the target lies below the record's own parent, or below what that one descends from. */
      readonly own?: boolean;
    }
  | { readonly type: 'list'; readonly of: ValueType }
  | {
      readonly type: 'struct';
      readonly fields: {
        readonly [name: string]: { readonly value: ValueType; readonly required: boolean };
      };
    };

/** What an attribute is. An attribute equal to its default is absent from the record. */
export interface Field<T = unknown> {
  readonly value: ValueType;
  readonly label: string;
  readonly required: boolean;
  readonly default?: T;
  readonly since?: Since;
  /** The group of the inspector that shows it; absent means the main one. */
  readonly group?: 'storage' | 'advanced';
}

type Options<T> = { default?: T; since?: Since; group?: 'storage' | 'advanced'; required?: true };

/** Describes an attribute: its value type, the label people read, and what it is when absent. */
export function field<T>(value: ValueType, label: string, options: Options<T> = {}): Field<T> {
  return { required: false, ...options, value, label };
}

export const text: ValueType = { type: 'text' };
export const name: ValueType = { type: 'name' };
export const boolean: ValueType = { type: 'boolean' };
export const integer: ValueType = { type: 'integer' };
export const number: ValueType = { type: 'number' };
/** A 64-bit integer, kept as decimal text. */
export const bigint: ValueType = { type: 'bigint' };
export const sql: ValueType = { type: 'sql' };
export const typeRef: ValueType = { type: 'typeRef' };
/** A map from text to text. */
export const map: ValueType = { type: 'map' };
/** One of a few words or numbers. */
export const choice = (...of: (string | number)[]): ValueType => ({ type: 'choice', of });
/** The id of a record of one of these kinds; none named means of any kind. */
export const ref = (...kinds: string[]): ValueType => ({ type: 'ref', kinds });
/** The id of a record that belongs to the same object: a key's column is one of its own table. */
export const ownRef = (...kinds: string[]): ValueType => ({ type: 'ref', kinds, own: true });
/** An ordered list. */
export const list = (of: ValueType): ValueType => ({ type: 'list', of });
/** A structure; a name that ends in `?` may be absent. */
export function struct(fields: { readonly [name: string]: ValueType }): ValueType {
  const out: { [name: string]: { value: ValueType; required: boolean } } = {};
  for (const [key, value] of Object.entries(fields)) {
    const optional = key.endsWith('?');
    out[optional ? key.slice(0, -1) : key] = { value, required: !optional };
  }
  return { type: 'struct', fields: out };
}
