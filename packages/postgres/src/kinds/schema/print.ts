// Prints schemas.
import type { SchemaRecord } from '@ermine/model';
import { needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint } from '../../print/slot.ts';

// Schemas that every database has.
const BUILT_IN = new Set(['public', 'pg_catalog', 'information_schema']);

export const print = definePrint<SchemaRecord>({
  attributes: { palette: 'not printed' },
  commentTarget: (schema, context) => `SCHEMA ${context.name(schema.id)}`,
  print: (schema, context) =>
    BUILT_IN.has(schema.name)
      ? []
      : [
          {
            id: schema.id,
            provides: [schema.id],
            text: `CREATE SCHEMA ${context.name(schema.id)}`,
            rank: rank.schema,
            needs: needsOf(schema),
          },
        ],
});
