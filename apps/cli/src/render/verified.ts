/** The result of a verification for people. */
import type { Verified } from '@ermine/postgres';
import { visible } from './visible.ts';

/** The most differences and exceptions that are shown; `--json` has them all. */
const MAX_SHOWN = 20;

const headline: Readonly<Record<Verified['state'], string>> = {
  equal: 'equal: the printed schema is what was read',
  different: 'different: the printed schema is not what was read',
  'not-run': 'not run',
};

/** State and engine, then differences, then what was left out and why. */
export function verifiedLines(verified: Verified): readonly string[] {
  const { state, reason, engine, differences, notVerified } = verified;
  const lines = [
    `${headline[state]}${reason === undefined ? '' : `: ${reason}`}${engine ? ` (${engine})` : ''}`,
  ];
  for (const { address, attribute, imported, elaborated } of differences.slice(0, MAX_SHOWN)) {
    lines.push(`  ${address}${attribute === undefined ? '' : `: ${attribute}`}`);
    lines.push(`    read     ${shown(imported)}`, `    printed  ${shown(elaborated)}`);
  }
  lines.push(...more(differences.length, 'differences'));
  if (notVerified.length > 0) lines.push(`left out of the comparison: ${notVerified.length}`);
  for (const { address, reason: why } of notVerified.slice(0, MAX_SHOWN)) {
    lines.push(`  ${address}: ${why}`);
  }
  lines.push(...more(notVerified.length, 'left out'));
  return lines.map(visible);
}

function more(count: number, what: string): readonly string[] {
  return count > MAX_SHOWN ? [`  ${count - MAX_SHOWN} more ${what}; --json has them all`] : [];
}

function shown(value: unknown): string {
  return value === undefined ? '(missing)' : JSON.stringify(value);
}
