// Columns are printed with their table.
import type { Column } from '@ermine/model';
import { definePrint } from '../../print/slot.ts';
import { features } from '../../versions.ts';

export const print = definePrint<Column>({
  attributes: {
    type: 'printed',
    default: 'printed',
    identity: 'printed',
    generated: 'printed',
    collation: 'printed',
    storage: 'printed',
    compression: 'printed',
    statisticsTarget: 'printed',
    options: 'printed',
  },
  gates: [
    {
      ...features.virtualGenerated,
      uses: (column) => column.generated?.kind === 'virtual',
    },
    {
      ...features.identityOnPartitioned,
      uses: (column, { schema }) =>
        column.identity !== undefined &&
        schema.find('table', column.parent as string)?.partitionBy !== undefined,
    },
  ],
  commentTarget: (column, context) =>
    `COLUMN ${context.qualified(column.parent as string)}.${context.name(column.id)}`,
  print: () => [],
});
