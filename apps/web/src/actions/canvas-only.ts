/** Hide every panel, or show them again. */
import { setPreferences, useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const canvasOnly: Action = {
  id: 'canvas-only',
  label: 'Show the canvas only, or panels again',
  group: 'Panels',
  keys: ['\\'],
  scope: 'canvas',
  when: designIsOpen,
  run: () => {
    const { leftOpen, rightOpen, bottomOpen } = useUi.getState().preferences;
    const any = leftOpen || rightOpen || bottomOpen;
    setPreferences({ leftOpen: !any, rightOpen: !any, bottomOpen: false });
  },
};
