/**
 * The parts of the editor that are not in the first bundle. They are fetched once a design is open
 * and before they are asked for, so that they appear at once and work when the server has stopped.
 */

/** The palette. */
export const loadPalette = () => import('../find/palette.tsx');
/** The DDL panel with its SQL view. */
export const loadDdlPanel = () => import('../panel/ddl-panel.tsx');

/** Fetches all of them; a part that cannot be fetched now says so where it is shown. */
export function loadLaterParts(): void {
  void Promise.allSettled([loadPalette(), loadDdlPanel()]);
}
