/** Show every command with its key, in the palette. */
import { showDialog } from '../state/ui.ts';
import type { Action } from './action.ts';

export const showCommands: Action = {
  id: 'show-commands',
  label: 'Show all commands',
  group: 'Help',
  keys: ['Mod+Shift+P', '>'],
  scope: 'everywhere',
  run: () => showDialog('commands'),
};
