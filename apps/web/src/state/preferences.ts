/** What a person sets once per browser: theme, panel sizes, which panels are open. */

/** A theme choice; `system` follows the operating system. */
export type ThemeChoice = 'system' | 'light' | 'dark';

/** Preferences of one person in one browser. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly bottomOpen: boolean;
  readonly leftWidth: number;
  readonly rightWidth: number;
  /** In px; the panel never takes more than 70 % of the window. */
  readonly bottomHeight: number;
  readonly ddlMode: 'readable' | 'canonical';
  readonly ddlScope: 'design' | 'selection';
}

const key = 'ermine.preferences';

const initial: Preferences = {
  theme: 'system',
  leftOpen: true,
  rightOpen: true,
  bottomOpen: false,
  leftWidth: 280,
  rightWidth: 360,
  bottomHeight: 280,
  ddlMode: 'readable',
  ddlScope: 'design',
};

const allowed: { readonly [K in keyof Preferences]: (value: unknown) => boolean } = {
  theme: (value) => value === 'system' || value === 'light' || value === 'dark',
  leftOpen: (value) => typeof value === 'boolean',
  rightOpen: (value) => typeof value === 'boolean',
  bottomOpen: (value) => typeof value === 'boolean',
  leftWidth: (value) => typeof value === 'number' && value >= 200 && value <= 480,
  rightWidth: (value) => typeof value === 'number' && value >= 280 && value <= 640,
  bottomHeight: (value) => typeof value === 'number' && value >= 120 && value <= 4000,
  ddlMode: (value) => value === 'readable' || value === 'canonical',
  ddlScope: (value) => value === 'design' || value === 'selection',
};

/** What this browser keeps; anything it does not understand is as at first. */
export function loadPreferences(): Preferences {
  const out: Record<string, unknown> = { ...initial };
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key) ?? '{}');
    if (typeof stored === 'object' && stored !== null) {
      for (const name of Object.keys(allowed) as (keyof Preferences)[]) {
        const value = (stored as Record<string, unknown>)[name];
        if (allowed[name](value)) out[name] = value;
      }
    }
  } catch {
    // Text that is not JSON, or storage that is switched off: the first values hold.
  }
  return out as unknown as Preferences;
}

/** Keeps preferences in this browser; without storage they last as long as the page. */
export function savePreferences(preferences: Preferences): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Storage is full or switched off: nothing that a person could lose is kept here.
  }
}
