/** A foreign key in words: who refers to whom, how many on each side, and what happens then. */
import type { ForeignKey, Id, Schema } from '@ermine/model';

/** `orders.customer_id` or `orders (shop_id, number)`. */
function side(schema: Schema, table: Id | undefined, columns: readonly Id[]): string {
  const name = table === undefined ? '?' : (schema.get(table)?.name ?? '?');
  const names = columns.map((id) => schema.get(id)?.name ?? '?');
  return names.length === 1 ? `${name}.${names[0]}` : `${name} (${names.join(', ')})`;
}

/** "orders.customer_id refers to customers.id". */
export function relationSentence(schema: Schema, key: ForeignKey): string {
  const child = side(schema, key.parent, key.columns);
  const { table, columns } = key.references;
  return `${child} refers to ${side(schema, table, columns)}`;
}

/** The two ends as the diagram derives them (editor:C34). */
export interface Ends {
  readonly parentEnd: 'one' | 'zeroOrOne';
  readonly childEnd: 'many' | 'zeroOrOne';
}

/** How many rows there are on each side, one sentence a side. */
export function cardinalitySentences(
  schema: Schema,
  key: ForeignKey,
  { parentEnd, childEnd }: Ends,
): readonly [string, string] {
  const child = key.parent === undefined ? '?' : (schema.get(key.parent)?.name ?? '?');
  const parent = schema.get(key.references.table)?.name ?? '?';
  const up = parentEnd === 'one' ? 'exactly one row' : 'one row or none';
  const down = childEnd === 'many' ? 'any number of rows' : 'at most one row';
  return [
    `Each row of ${child} refers to ${up} of ${parent}`,
    `Each row of ${parent} is referred to by ${down} of ${child}`,
  ];
}
