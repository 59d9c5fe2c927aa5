// Labels of enumerated types are made by their type's statements.
import type { ParseSlot } from '../../parse/slot.ts';

export const parse: ParseSlot<'enumValue'> = { claims: () => ['label'] };
