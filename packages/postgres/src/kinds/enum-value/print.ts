// Labels are printed with their type; Postgres has no comments on them.
import type { EnumValue } from '@ermine/model';
import { definePrint } from '../../print/slot.ts';

export const print = definePrint<EnumValue>({
  attributes: {},
  commentTarget: null,
  print: () => [],
});
