// Prints unique constraints.
import type { Unique } from '@ermine/model';
import { definePrint } from '../../print/slot.ts';
import { keyUnits } from '../primary-key/print-definition.ts';

export const print = definePrint<Unique>({
  attributes: {
    columns: 'printed',
    include: 'printed',
    withoutOverlaps: 'printed',
    nullsNotDistinct: 'printed',
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
