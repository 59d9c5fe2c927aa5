// The report of an import (postgres-model §3.6), made from what became of each piece.
import { addressOf, type Diagnostic, type Id, type Range, type Schema } from '@ermine/model';
import type { ImportReport, Interpreted, Outcome, ReportEntry } from '@ermine/postgres';
import type { SourcePiece } from './psql.ts';

/** What became of one piece of a source. */
export interface Read {
  readonly source: number;
  readonly piece: SourcePiece;
  readonly range: Range;
  readonly interpreted?: Interpreted;
  readonly failure?: Diagnostic;
}

/** The outcome of a piece. */
export function outcomeOf(read: Read): Outcome {
  if (read.failure) return 'failed';
  if (read.interpreted) return read.interpreted.outcome;
  return read.piece.type === 'other' ? read.piece.outcome : 'session';
}

/** The report over all sources. */
export function reportOf(
  texts: readonly { name: string; bytes: number }[],
  reads: readonly Read[],
  schema: Schema,
  given: ReadonlySet<Id>,
): ImportReport {
  const totals: Record<Outcome, number> = {
    read: 0,
    opaque: 0,
    session: 0,
    data: 0,
    dynamic: 0,
    skipped: 0,
    failed: 0,
  };
  const addresses = new Map<Id, string>();
  const addressOfId = (id: Id): string => {
    const known = addresses.get(id);
    if (known !== undefined) return known;
    const record = schema.get(id);
    const address = record ? addressOf(schema, record) : id;
    addresses.set(id, address);
    return address;
  };
  const entries = reads.map((read, i): ReportEntry => {
    const outcome = outcomeOf(read);
    totals[outcome] += 1;
    const diagnostics = read.failure
      ? [read.failure]
      : (read.interpreted?.diagnostics ?? read.piece.diagnostics);
    return {
      n: i + 1,
      source: read.source,
      range: read.range,
      tag:
        read.interpreted?.tag ??
        (read.piece.type === 'other' ? read.piece.tag : read.failure ? 'SQL' : ';'),
      outcome,
      objects: (read.interpreted?.objects ?? []).map((id) => ({
        id,
        address: addressOfId(id),
        via: 'parse' as const,
      })),
      diagnostics: diagnostics.map((one) => (one.range ? one : { ...one, range: read.range })),
    };
  });
  const byKind: Record<string, number> = {};
  for (const record of schema.records.values()) {
    if (given.has(record.id)) continue;
    byKind[record.kind] = (byKind[record.kind] ?? 0) + 1;
  }
  return {
    version: 1,
    sources: texts.map(({ name, bytes }) => ({ name, bytes })),
    postgres: { elaborator: null },
    statements: entries,
    totals: { ...totals, byKind },
    verified: { state: 'not-run', differences: [], notVerified: [] },
  };
}
