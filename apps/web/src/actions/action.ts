/** What an action is: one thing a person can do, the same for button, key and palette (editor:K2). */

/** Where an action's keys work. */
export type KeyScope = 'everywhere' | 'canvas';

/** One action; a key is written `Mod+Shift+K`, `Shift+1`, `[`. `Mod` is ⌘ on macOS, Ctrl elsewhere. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly group: 'Design' | 'Find' | 'View' | 'Selection' | 'Panels' | 'Help';
  readonly keys: readonly string[];
  readonly scope: KeyScope;
  /** Other words that find it in the palette. */
  readonly words?: string;
  /** Whether it can be done now; absent means always. */
  readonly when?: () => boolean;
  readonly run: () => void;
}
