// Unique constraints.
import { uniqueName } from '../../names.ts';
import { constraintName } from '../../parse/constraint-names.ts';
import type { ParseSlot } from '../../parse/slot.ts';
import { keyAttributes, keyFromIndex, replaceIndex } from '../primary-key/parse.ts';

export const parse: ParseSlot<'unique'> = {
  claims: () => ['constraint', 'schemaConstraint', 'relation'],
  constraints: {
    CONSTR_UNIQUE: (part, table, ctx) => {
      const from = keyFromIndex(ctx, part, table);
      const given = part.constraint.conname ?? from?.index.name;
      if (from) {
        const { index, attributes } = from;
        ctx.ws.set(index, { name: `${index.name} ` });
        const unique = ctx.ws.make('unique', {
          parent: table.id,
          name: given as string,
          ...attributes,
          ...(index.nullsNotDistinct ? { nullsNotDistinct: true } : {}),
        });
        replaceIndex(ctx, ctx.ws.current(index), unique.id);
        return;
      }
      const { names, ...attributes } = keyAttributes(ctx, part, table);
      const named = constraintName(ctx, table, given, true, (taken) =>
        uniqueName(table.name, names, taken),
      );
      ctx.ws.make('unique', {
        parent: table.id,
        ...named,
        ...attributes,
        ...(part.constraint.nulls_not_distinct ? { nullsNotDistinct: true } : {}),
      });
    },
  },
};
