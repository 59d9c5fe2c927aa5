// The database itself: a script runs inside one and does not make it; its search path opens the script.
import type { Database } from '@ermine/model';
import { definePrint } from '../../print/slot.ts';

export const print = definePrint<Database>({
  attributes: {
    encoding: 'not printed',
    collate: 'not printed',
    ctype: 'not printed',
    localeProvider: 'not printed',
    icuLocale: 'not printed',
    searchPath: 'printed',
    targetVersion: 'not printed',
    settings: 'not printed',
  },
  // The name of the database in which a script will run is not the script's to know.
  commentTarget: null,
  print: () => [],
});
