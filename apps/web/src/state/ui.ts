/**
 * What the interface remembers: theme, panels, selection, dialogs. No record of a design is in
 * here, only ids.
 */
import type { Id } from '@ermine/model';
import { create } from 'zustand';
import { loadPreferences, type Preferences, savePreferences } from './preferences.ts';

/** Tabs of the bottom panel. */
export type BottomTab = 'ddl' | 'report';
/** What lies above the editor; at most one. */
export type Dialog = 'find' | 'commands' | 'keys' | 'open' | undefined;

/** The interface state; `preferences` is kept in this browser, the rest lives as long as the page. */
export interface UiState {
  readonly preferences: Preferences;
  /** Selected records, the primary one last. */
  readonly selection: readonly Id[];
  readonly dialog: Dialog;
  readonly bottomTab: BottomTab;
  /** Announced politely to screen readers. */
  readonly announcement: string;
  /** True when the one-line import report above the editor was closed. */
  readonly reportLineClosed: boolean;
  /** The report entry that is shown, by number. */
  readonly reportEntry: number | undefined;
}

/** The interface store. */
export const useUi = create<UiState>(() => ({
  preferences: loadPreferences(),
  selection: [],
  dialog: undefined,
  bottomTab: 'ddl',
  announcement: '',
  reportLineClosed: false,
  reportEntry: undefined,
}));

/** Changes preferences and keeps them in this browser. */
export function setPreferences(changes: Partial<Preferences>): void {
  const preferences = { ...useUi.getState().preferences, ...changes };
  useUi.setState({ preferences });
  savePreferences(preferences);
}

/** Selects exactly these records; the last is the primary one. */
export function select(ids: readonly Id[]): void {
  const current = useUi.getState().selection;
  if (current.length === ids.length && current.every((id, i) => id === ids[i])) return;
  useUi.setState({ selection: ids });
}

/** Adds a record to the selection or takes it out. */
export function toggleSelected(id: Id): void {
  const { selection } = useUi.getState();
  select(selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id]);
}

/** Opens a dialog, or closes the open one. */
export function showDialog(dialog: Dialog): void {
  useUi.setState({ dialog });
}

/** Opens the bottom panel with a tab. */
export function showBottom(tab: BottomTab): void {
  useUi.setState({ bottomTab: tab });
  setPreferences({ bottomOpen: true });
}

/** Says something to screen readers. */
export function announce(text: string): void {
  useUi.setState({ announcement: text });
}
