// Prints primary keys.
import type { PrimaryKey } from '@ermine/model';
import { definePrint } from '../../print/slot.ts';
import { keyUnits } from './print-definition.ts';

export const print = definePrint<PrimaryKey>({
  attributes: {
    columns: 'printed',
    include: 'printed',
    withoutOverlaps: 'printed',
    deferrable: 'printed',
    initiallyDeferred: 'printed',
    autoName: 'not printed',
    storageParams: 'printed',
    tablespace: 'printed',
  },
  commentTarget: (key, context) =>
    `CONSTRAINT ${context.name(key.id)} ON ${context.qualified(key.parent as string)}`,
  print: keyUnits,
});
