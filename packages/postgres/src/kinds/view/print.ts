// Prints views.
import { type Id, type Schema, sqlReferences, type View } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { givenNames, mentionsOf, needsOf, withClause } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type Unit } from '../../print/slot.ts';
import { features } from '../../versions.ts';

export const print = definePrint<View>({
  attributes: {
    query: 'printed',
    columnNames: 'printed',
    options: 'printed',
    columnDefaults: 'printed',
  },
  gates: [
    {
      ...features.securityInvoker,
      uses: (view) => view.options !== undefined && Object.hasOwn(view.options, 'security_invoker'),
    },
  ],
  commentTarget: (view, context) => `VIEW ${context.qualified(view.id)}`,
  print: (view, context) => {
    const name = context.qualified(view.id);
    const create: Unit = {
      id: view.id,
      provides: [view.id],
      text: `CREATE VIEW ${name}${givenNames(view.columnNames)}${withClause(view.options)} AS\n${context.query(view, view.query)}`,
      rank: rank.view,
      needs: needsOf(view),
      prefers: primaryKeysOf(context.schema, view),
      mentions: mentionsOf(view, 'query'),
    };
    const defaults = Object.entries(view.columnDefaults ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      create,
      ...defaults.map(([column, expression]) => ({
        id: view.id,
        provides: [],
        text: `ALTER VIEW ${name} ALTER COLUMN ${quoteIdentifier(column)} SET DEFAULT ${context.expression(view, [expression])}`,
        rank: rank.view,
        needs: [],
        mentions: [expression],
        after: create,
        beside: view.id,
      })),
    ];
  },
});

/** A query that groups by a primary key may use all columns of its table, and then needs the key. */
export function primaryKeysOf(schema: Schema, record: { readonly query: View['query'] }): Id[] {
  const keys: Id[] = [];
  for (const id of new Set(sqlReferences(record.query))) {
    if (!schema.find('table', id)) continue;
    for (const key of schema.childrenOf('primaryKey', id)) keys.push(key.id);
  }
  return keys;
}
