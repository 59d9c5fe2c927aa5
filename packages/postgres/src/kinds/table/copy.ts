// Copies of records below a table, with references inside them led to the copies.
import { type AnyRecord, type Id, kinds, makeRecord, mapIds } from '@ermine/model';
import type { StatementContext } from '../../parse/context.ts';
import { automaticName } from '../automatic-names.ts';

/** Copies records one by one; what was copied before is what later copies refer to. */
export class Copier {
  readonly #ctx: StatementContext;
  readonly #map: Map<Id, Id>;

  constructor(ctx: StatementContext, map: Iterable<readonly [Id, Id]>) {
    this.#ctx = ctx;
    this.#map = new Map(map);
  }

  /** Lets references to one record lead to another one. */
  lead(from: Id, to: Id): void {
    this.#map.set(from, to);
  }

  /** A record's attributes as the copy's, with references led over. */
  mapped<R extends AnyRecord>(record: R): R {
    return mapIds(record, (id) => this.#map.get(id) ?? id);
  }

  /** Makes the copy of a record. */
  copy<R extends AnyRecord>(record: R, changes: Partial<Record<string, unknown>>): R {
    const id = this.#map.get(record.id) ?? this.#ctx.ws.ids(kinds[record.kind].prefix);
    this.#map.set(record.id, id);
    const made = makeRecord(record.kind, { ...this.mapped(record), id, ...changes } as never);
    this.#ctx.ws.put(made);
    return made as unknown as R;
  }

  /** Makes the copy of a key or an index under the name that Postgres chooses for it. */
  copyUnderNewName<R extends AnyRecord>(record: R, parent: Id): R {
    const { ws } = this.#ctx;
    const draft = makeRecord(record.kind, { ...this.mapped(record), parent } as never);
    const taken = this.#ctx.relationTaken(ws.schemaOf(parent) as Id);
    const name = automaticName(draft, (id) => ws.records.get(id), taken) ?? record.name;
    return this.copy(record, { parent, name });
  }
}
