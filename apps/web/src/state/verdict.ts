/** What the badge says about a verification: one short text and its tone. */
import type { Verification } from './verification.ts';

/** The badge's text, its tone, and the sentence behind it. */
export interface Verdict {
  readonly tone: 'busy' | 'good' | 'bad' | 'quiet';
  readonly short: string;
  readonly long: string;
}

/** Puts a verification into words. */
export function verdictOf(verification: Verification): Verdict {
  if (verification.state === 'running') {
    return {
      tone: 'busy',
      short: 'Verifying…',
      long: 'Loading the original and the printed DDL into a scratch Postgres',
    };
  }
  if (verification.state === 'error') {
    return { tone: 'quiet', short: 'Not verified', long: `Not run: ${verification.message}` };
  }
  const { verified } = verification;
  const engine = verified.engine ?? 'a scratch Postgres';
  if (verified.state === 'not-run') {
    return {
      tone: 'quiet',
      short: 'Not verified',
      long: `Not run: ${verified.reason ?? 'no reason was given'}`,
    };
  }
  const left = verified.notVerified.length;
  const except = left === 0 ? '' : `, ${left} left out`;
  if (verified.state === 'equal') {
    return {
      tone: 'good',
      short: `Verified${except}`,
      long: `Verified: loaded into ${engine}, read back, equal${except}`,
    };
  }
  const [first] = verified.differences;
  const at = first
    ? `${first.address}${first.attribute === undefined ? '' : `, ${first.attribute}`}`
    : 'unknown';
  return {
    tone: 'bad',
    short: `${verified.differences.length} different`,
    long: `Different: loaded into ${engine}, read back; first difference: ${at}`,
  };
}
