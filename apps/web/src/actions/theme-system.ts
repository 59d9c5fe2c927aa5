/** Use the theme of the system. */
import { setPreferences } from '../state/ui.ts';
import type { Action } from './action.ts';

export const themeSystem: Action = {
  id: 'theme-system',
  label: 'Use the theme of the system',
  group: 'View',
  keys: [],
  scope: 'everywhere',
  words: 'theme appearance colour dark mode',
  run: () => setPreferences({ theme: 'system' }),
};
