// Zero silent loss, proved: loads an original script and the printed one into scratch databases and compares
// their catalogs (postgres-model §3.7). Knows no kind and no SQL.
import {
  addressOfRow,
  compareSnapshots,
  type Difference,
  type Script,
  type Snapshot,
  type Verified,
  type VerifiedDifference,
} from '@ermine/postgres';
import { isWithin } from './address-within.ts';
import { isScratchExtension } from './scratch/extensions.ts';
import type { ScratchFailure, ScratchResult, StatementError } from './scratch/job.ts';
import type { ScratchPool } from './scratch/pool.ts';

/** What is compared; without an original, only whether the printed script loads is found out. */
export interface VerifyScripts {
  readonly original?: Script;
  readonly printed: Script;
}

type Done = Extract<ScratchResult, { state: 'done' }>;

/** A statement that was not loaded. */
interface Refused {
  readonly address: string;
  /** Refused by the allow-list or for want of an extension, so that Postgres has not seen it. */
  readonly unseen: boolean;
  readonly message: string;
}

function load(pool: ScratchPool, script: Script): Promise<ScratchResult> {
  const statements = script.statements.map(({ text, key }) => ({ text, key }));
  const { extensions, roles } = script;
  return pool.run({ statements, extensions, roles, snapshot: true });
}

function notRun(script: Script, failure: ScratchFailure): Verified {
  const statement = failure.index === undefined ? undefined : script.statements[failure.index];
  const at = statement ? ` (${statement.address || statement.key})` : '';
  return {
    state: 'not-run',
    reason: `${failure.message}${at}`,
    differences: [],
    notVerified: [],
  };
}

function refusedIn(script: Script, errors: readonly StatementError[]): readonly Refused[] {
  return errors.map(({ index, code, message }) => ({
    address: script.statements[index]?.address ?? '',
    unseen: code === 'refused' || code === 'extension-unavailable',
    message,
  }));
}

/** The first refused statement that is about the address or about something that holds it. */
function refusalOf(address: string, refused: readonly Refused[]): Refused | undefined {
  return refused.find((one) => isWithin(address, one.address));
}

/**
 * The printed script without what the original could not make: a table refused there because of one
 * clause must not stand here only because the clause is printed apart.
 */
function withoutRefused(printed: Script, refused: readonly Refused[], original: Snapshot): Script {
  const made = new Set(original.map(addressOfRow));
  const missing = refused.filter(({ address }) => !made.has(address));
  if (missing.length === 0) return printed;
  const statements = printed.statements.filter(({ address }) => !refusalOf(address, missing));
  return { ...printed, statements };
}

/** What is listed as not verified: once per address, with the first reason. */
class NotVerified {
  private readonly reasons = new Map<string, string>();

  add(address: string, reason: string): void {
    if (!this.reasons.has(address)) this.reasons.set(address, reason);
  }

  get list(): Verified['notVerified'] {
    return [...this.reasons].map(([address, reason]) => ({ address, reason }));
  }
}

function verifiedDifference(difference: Difference): VerifiedDifference {
  const { address, attribute, left, right } = difference;
  return {
    address,
    ...(attribute === null ? {} : { attribute }),
    imported: left,
    elaborated: right,
  };
}

/** Tells whether so much of the original was refused that what is left says nothing about the whole. */
function provesLittle(refused: number, statements: number): boolean {
  return refused > 10 && refused > statements / 10;
}

function compare(scripts: Required<VerifyScripts>, original: Done, printed: Done): Verified {
  const left = refusedIn(scripts.original, original.errors);
  const right = refusedIn(scripts.printed, printed.errors);
  const notVerified = new NotVerified();
  const differences: VerifiedDifference[] = [];

  const extensions = new Set([...scripts.original.extensions, ...scripts.printed.extensions]);
  for (const name of extensions) {
    if (isScratchExtension(name)) continue;
    notVerified.add(
      `extension ${name}`,
      `extension "${name}" is not available in the scratch database`,
    );
  }
  for (const { address, message, unseen } of right) {
    const also = refusalOf(address, left);
    if (unseen || also) notVerified.add(address, also?.message ?? message);
    else differences.push({ address, imported: null, elaborated: `refused: ${message}` });
  }
  for (const { address, message, unseen } of left) {
    notVerified.add(address, unseen ? message : `PostgreSQL refuses the original: ${message}`);
  }
  for (const difference of compareSnapshots(original.snapshot ?? [], printed.snapshot ?? [])) {
    const refused = refusalOf(difference.address, left);
    if (refused)
      notVerified.add(difference.address, `PostgreSQL refuses the original: ${refused.message}`);
    else differences.push(verifiedDifference(difference));
  }
  const lost = left.filter((one) => !one.unseen).length;
  if (differences.length === 0 && provesLittle(lost, scripts.original.statements.length)) {
    return {
      state: 'not-run',
      reason: `PostgreSQL refuses ${lost} of the ${scripts.original.statements.length} original statements`,
      engine: printed.engine,
      differences,
      notVerified: notVerified.list,
    };
  }
  return {
    state: differences.length === 0 ? 'equal' : 'different',
    engine: printed.engine,
    differences,
    notVerified: notVerified.list,
  };
}

/** Whether a script loads at all: nothing to compare it with. */
function loadsAlone(script: Script, result: Done): Verified {
  const notVerified = new NotVerified();
  const differences: VerifiedDifference[] = [];
  for (const { address, message, unseen } of refusedIn(script, result.errors)) {
    if (unseen) notVerified.add(address, message);
    else differences.push({ address, imported: null, elaborated: `refused: ${message}` });
  }
  return {
    state: differences.length === 0 ? 'not-run' : 'different',
    ...(differences.length === 0 ? { reason: 'there is no original to compare with' } : {}),
    engine: result.engine,
    differences,
    notVerified: notVerified.list,
  };
}

/**
 * Loads both scripts, each into a scratch database of its own, and compares the catalogs. `equal` means
 * no difference in anything that both could load; what could not be is in `notVerified` with its reason.
 * A statement that Postgres refuses in both scripts is no difference; one refused only in the printed
 * script is. To compare two printed forms, pass one as the original. Does not reject: where no scratch
 * database can be had the state is `not-run`.
 */
export async function verify(pool: ScratchPool, scripts: VerifyScripts): Promise<Verified> {
  const { original, printed } = scripts;
  const [left, right] = await Promise.all([
    original ? load(pool, original) : undefined,
    load(pool, printed),
  ]);
  if (original && left?.state === 'failed') return notRun(original, left.failure);
  if (right.state === 'failed') return notRun(printed, right.failure);
  if (!original || left?.state !== 'done') return loadsAlone(printed, right);

  const refused = refusedIn(original, left.errors);
  const reduced = withoutRefused(printed, refused, left.snapshot ?? []);
  if (reduced.statements.length === printed.statements.length) {
    return compare({ original, printed }, left, right);
  }
  const again = await load(pool, reduced);
  if (again.state === 'failed') return notRun(reduced, again.failure);
  return compare({ original, printed: reduced }, left, again);
}
