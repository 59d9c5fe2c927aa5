/** Choose SQL files or a design file from the disk. */
import { chooseFiles } from '../state/choose-files.ts';
import { openFiles } from '../state/opening.ts';
import type { Action } from './action.ts';

export const openFile: Action = {
  id: 'open-file',
  label: 'Open SQL or a design file from disk',
  group: 'Design',
  keys: [],
  scope: 'everywhere',
  words: 'import load',
  run: () => {
    void chooseFiles('.sql,.ddl,.txt,.json').then(openFiles);
  },
};
