/** Which of the two themes is shown now, and the attribute on the root element that says so. */
import { useSyncExternalStore } from 'react';
import { useUi } from './ui.ts';

/** A theme that is shown. */
export type ThemeName = 'light' | 'dark';

const system = window.matchMedia('(prefers-color-scheme: dark)');
const motion = window.matchMedia('(prefers-reduced-motion: reduce)');

function current(): ThemeName {
  const { theme } = useUi.getState().preferences;
  if (theme !== 'system') return theme;
  return system.matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  system.addEventListener('change', listener);
  const stop = useUi.subscribe(listener);
  return () => {
    system.removeEventListener('change', listener);
    stop();
  };
}

/** The theme that is shown; renders again when it changes. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(subscribe, current);
}

/** Calls a listener with the theme now and whenever it changes. */
export function onThemeChange(listener: (theme: ThemeName) => void): void {
  let shown: ThemeName | undefined;
  const tell = () => {
    const theme = current();
    if (theme === shown) return;
    shown = theme;
    listener(theme);
  };
  tell();
  subscribe(tell);
}

/** Keeps `data-theme` of the root element equal to the theme; call once. */
export function applyTheme(): void {
  onThemeChange((theme) => {
    document.documentElement.dataset.theme = theme;
  });
}

/** True when the person asks for less motion (editor:A4). */
export function reducedMotion(): boolean {
  return motion.matches;
}
