/** What a line about a column says of keys and nullability. */
import type { Column, Schema } from '@ermine/model';

/** Short words about a column: `primary key`, `not null`, `refers`, `unique`, `identity`, `generated`. */
export function columnFacts(schema: Schema, column: Column): { readonly marks: readonly string[] } {
  const marks: string[] = [];
  const table = column.parent ?? '';
  const primary = schema
    .childrenOf('primaryKey', table)
    .some((key) => key.columns.includes(column.id));
  const notNull = schema.childrenOf('notNull', column.id).length > 0;
  const unique = schema
    .childrenOf('unique', table)
    .some((key) => key.columns.length === 1 && key.columns[0] === column.id);
  const refers = schema
    .childrenOf('foreignKey', table)
    .some((key) => key.columns.includes(column.id));
  if (primary) marks.push('primary key');
  else marks.push(notNull ? 'not null' : 'nullable');
  if (unique) marks.push('unique');
  if (refers) marks.push('foreign key');
  if (column.identity)
    marks.push(column.identity === 'always' ? 'identity' : 'identity by default');
  if (column.generated) marks.push(`generated ${column.generated.kind}`);
  return { marks };
}
