// The text of a check constraint, and where it stands: in its table or domain, or behind it.
import type { Check } from '@ermine/model';
import type { PrintContext } from '../../print/slot.ts';

/** `CONSTRAINT name CHECK (…)` as CREATE and ALTER write it. */
export function checkDefinition(check: Check, context: PrintContext): string {
  let text = `CONSTRAINT ${context.name(check.id)} CHECK (${context.expression(check, check.expression)})`;
  if (check.noInherit) text += ' NO INHERIT';
  // What is not enforced counts as not valid; the words exclude each other.
  if (check.enforced === false) text += ' NOT ENFORCED';
  else if (check.valid === false) text += ' NOT VALID';
  return text;
}

/** Tells whether a domain's check is part of CREATE DOMAIN, which knows no NOT VALID. */
export function isDomainCheckInline(check: Check, context: PrintContext): boolean {
  return check.valid !== false && !context.isDeferred(check.id);
}

/** Tells whether a table's check is part of CREATE TABLE, which ignores NOT VALID. */
export function isTableCheckInline(check: Check, context: PrintContext): boolean {
  return (
    context.mode === 'readable' &&
    (check.valid !== false || check.enforced === false) &&
    !context.isDeferred(check.id)
  );
}
