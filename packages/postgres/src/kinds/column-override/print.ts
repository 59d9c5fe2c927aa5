// Prints what an inheritance child or a partition says differently about an inherited column.
import type { ColumnOverride } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { mentionsOf, needsOf, parameterList } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint } from '../../print/slot.ts';

export const print = definePrint<ColumnOverride>({
  attributes: {
    column: 'printed',
    default: 'printed',
    dropDefault: 'printed',
    storage: 'printed',
    compression: 'printed',
    statisticsTarget: 'printed',
    options: 'printed',
  },
  commentTarget: (override, context) =>
    `COLUMN ${context.qualified(override.parent as string)}.${context.name(override.column)}`,
  print: (override, context) => {
    const table = override.parent as string;
    const actions: string[] = [];
    if (override.dropDefault) actions.push('DROP DEFAULT');
    if (override.default) {
      const value = context.expression(override, override.default);
      const generated = context.schema.find('column', override.column)?.generated !== undefined;
      actions.push(generated ? `SET EXPRESSION AS (${value})` : `SET DEFAULT ${value}`);
    }
    if (override.storage) actions.push(`SET STORAGE ${override.storage.toUpperCase()}`);
    if (override.compression !== undefined) {
      actions.push(`SET COMPRESSION ${quoteIdentifier(override.compression)}`);
    }
    if (override.statisticsTarget !== undefined) {
      actions.push(`SET STATISTICS ${override.statisticsTarget}`);
    }
    if (override.options) actions.push(`SET (${parameterList(override.options)})`);
    const alter = `ALTER TABLE ONLY ${context.qualified(table)} ALTER COLUMN ${context.name(override.column)}`;
    return actions.map((action) => ({
      id: override.id,
      provides: [override.id],
      text: `${alter} ${action}`,
      rank: rank.columnSetting,
      needs: needsOf(override),
      mentions: mentionsOf(override, 'default'),
      beside: table,
    }));
  },
});
