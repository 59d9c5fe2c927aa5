/** Use the dark theme. */
import { setPreferences } from '../state/ui.ts';
import type { Action } from './action.ts';

export const themeDark: Action = {
  id: 'theme-dark',
  label: 'Use the dark theme',
  group: 'View',
  keys: [],
  scope: 'everywhere',
  words: 'theme appearance colour dark mode',
  run: () => setPreferences({ theme: 'dark' }),
};
