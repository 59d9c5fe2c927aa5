/** Save the design's readable DDL as a file. */
import { saveSql } from '../state/saving.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const downloadSql: Action = {
  id: 'download-sql',
  label: 'Download as SQL',
  group: 'Design',
  keys: [],
  scope: 'everywhere',
  words: 'export save ddl',
  when: designIsOpen,
  run: () => {
    void saveSql();
  },
};
