/** Ask for the proof of the open design again. */
import { designStore } from '../state/design.ts';
import { startVerification } from '../state/verification.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const verifyAgain: Action = {
  id: 'verify-again',
  label: 'Verify again',
  group: 'Design',
  keys: [],
  scope: 'everywhere',
  words: 'proof postgres check',
  when: designIsOpen,
  run: () => {
    const design = designStore.get();
    if (design) startVerification(design);
  },
};
