/** Use the light theme. */
import { setPreferences } from '../state/ui.ts';
import type { Action } from './action.ts';

export const themeLight: Action = {
  id: 'theme-light',
  label: 'Use the light theme',
  group: 'View',
  keys: [],
  scope: 'everywhere',
  words: 'theme appearance colour dark mode',
  run: () => setPreferences({ theme: 'light' }),
};
