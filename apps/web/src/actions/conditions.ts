/** Conditions that several actions share. */
import { stageStore } from '../canvas/stage.ts';
import { designStore } from '../state/design.ts';
import { useUi } from '../state/ui.ts';

/** A design is open. */
export const designIsOpen = () => designStore.get() !== undefined;
/** The canvas shows a design with at least one table. */
export const canvasHasTables = () => (stageStore.get()?.diagram.tables.length ?? 0) > 0;
/** Something is selected. */
export const somethingIsSelected = () => useUi.getState().selection.length > 0;
