/** Find an object or run a command. */
import { useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const find: Action = {
  id: 'find',
  label: 'Find a table, column, view, type or routine',
  group: 'Find',
  keys: ['Mod+K', 'Mod+F', '/'],
  scope: 'everywhere',
  words: 'search go to',
  when: designIsOpen,
  run: () => useUi.setState({ dialog: 'find' }),
};
