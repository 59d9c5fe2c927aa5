/** Save the design as a design file. */
import { saveDesign } from '../state/saving.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const downloadDesign: Action = {
  id: 'download-design',
  label: 'Download as design file',
  group: 'Design',
  keys: ['Mod+S'],
  scope: 'everywhere',
  words: 'export save ermine json',
  when: designIsOpen,
  run: () => {
    void saveDesign();
  },
};
