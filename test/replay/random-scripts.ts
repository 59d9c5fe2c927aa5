// Random sequences of definitions that PostgreSQL accepts: the generator keeps just enough of a model
// to know what exists. The same seed gives the same scripts.
import type { Scripts } from './scripts/scripts.ts';

type Random = () => number;

/** Numbers from 0 to 1 (mulberry32). */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Table {
  name: string;
  /** Integer columns by name. */
  columns: string[];
  /** Columns that a foreign key of another table needs. */
  readonly pinned: Set<string>;
  hasKey: boolean;
}

/** One script as it grows. */
class Script {
  readonly #random: Random;
  readonly #lines: string[] = [];
  readonly #tables: Table[] = [];
  readonly #enums: string[] = [];
  readonly #domains: string[] = [];
  readonly #sequences: string[] = [];
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  step(): void {
    const steps = [
      () => this.#createTable(),
      () => this.#createTable(),
      () => this.#addColumn(),
      () => this.#addColumn(),
      () => this.#renameColumn(),
      () => this.#dropColumn(),
      () => this.#renameTable(),
      () => this.#dropTable(),
      () => this.#addConstraint(),
      () => this.#addConstraint(),
      () => this.#addForeignKey(),
      () => this.#createIndex(),
      () => this.#alterColumn(),
      () => this.#enum(),
      () => this.#domain(),
      () => this.#sequence(),
      () => this.#child(),
    ];
    this.#pick(steps)?.();
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#random() * items.length)];
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }

  #name(prefix: string): string {
    this.#count += 1;
    const plain = `${prefix}${this.#count}`;
    return this.#chance(0.15) ? `"${prefix.toUpperCase()} ${this.#count}"` : plain;
  }

  #say(line: string): void {
    this.#lines.push(`${line};`);
  }

  #type(): string {
    const own = [...this.#enums, ...this.#domains];
    if (own.length > 0 && this.#chance(0.3)) return this.#pick(own) as string;
    return this.#pick([
      'text',
      'numeric(8,2)',
      'timestamptz',
      'varchar(20)',
      'boolean[]',
    ]) as string;
  }

  #createTable(): void {
    const table: Table = {
      name: this.#name('t'),
      columns: [this.#name('a'), this.#name('b')],
      pinned: new Set(),
      hasKey: this.#chance(0.6),
    };
    const [a, b] = table.columns;
    const parts = [
      `${a} ${this.#pick(['integer', 'serial', 'integer generated always as identity'])}`,
      `${b} integer ${this.#pick(['', 'not null', 'default 7', 'unique', `check (${b} > 0)`])}`,
      `${this.#name('x')} ${this.#type()}`,
    ];
    if (table.hasKey) {
      parts.push(`primary key (${a})`);
      table.pinned.add(a as string);
    }
    if (this.#chance(0.3)) parts.push(`check (${a} <> ${b})`);
    this.#say(`create table ${table.name} (${parts.join(', ')})`);
    this.#tables.push(table);
  }

  #addColumn(): void {
    const table = this.#pick(this.#tables);
    if (!table) return;
    const column = this.#name('c');
    table.columns.push(column);
    const more = this.#pick(['', 'default 3', 'unique', `check (${column} > ${table.columns[0]})`]);
    this.#say(`alter table ${table.name} add ${column} integer ${more}`);
  }

  #free(table: Table): string | undefined {
    return this.#pick(table.columns.filter((name) => !table.pinned.has(name)));
  }

  #renameColumn(): void {
    const table = this.#pick(this.#tables);
    const column = table && this.#pick(table.columns);
    if (!table || !column) return;
    const name = this.#name('r');
    table.columns[table.columns.indexOf(column)] = name;
    if (table.pinned.delete(column)) table.pinned.add(name);
    this.#say(`alter table ${table.name} rename column ${column} to ${name}`);
  }

  #dropColumn(): void {
    const table = this.#pick(this.#tables);
    const column = table && this.#free(table);
    if (!table || !column || table.columns.length < 3) return;
    table.columns = table.columns.filter((one) => one !== column);
    this.#say(`alter table ${table.name} drop column ${column} cascade`);
  }

  #renameTable(): void {
    const table = this.#pick(this.#tables);
    if (!table) return;
    const name = this.#name('n');
    this.#say(`alter table ${table.name} rename to ${name}`);
    table.name = name;
  }

  #dropTable(): void {
    if (this.#tables.length < 4) return;
    const table = this.#pick(this.#tables) as Table;
    this.#tables.splice(this.#tables.indexOf(table), 1);
    // Tables that inherit from it go too: the generator forgets those it cannot see.
    const children = this.#tables.filter((one) => this.#parents.get(one) === table);
    for (const child of children) this.#tables.splice(this.#tables.indexOf(child), 1);
    this.#say(`drop table ${table.name} cascade`);
  }

  #addConstraint(): void {
    const table = this.#pick(this.#tables);
    if (!table) return;
    const [a, b] = [this.#pick(table.columns), this.#pick(table.columns)] as [string, string];
    const named = this.#chance(0.3) ? `constraint ${this.#name('k')} ` : '';
    const what = this.#pick([
      `check (${a} > 1)`,
      `check (${a} <= ${b} + 5)`,
      `check (${a} > 2) not valid`,
      a === b ? `unique (${a})` : `unique (${a}, ${b})`,
      `unique nulls not distinct (${a})`,
    ]);
    this.#say(`alter table ${table.name} add ${named}${what}`);
  }

  #addForeignKey(): void {
    const target = this.#pick(this.#tables.filter((one) => one.hasKey));
    const table = this.#pick(this.#tables);
    if (!target || !table) return;
    const column = this.#pick(table.columns);
    const action = this.#pick(['', 'on delete cascade', 'on update restrict', 'deferrable']);
    this.#say(
      `alter table ${table.name} add foreign key (${column}) references ${target.name} ${action}`,
    );
  }

  #createIndex(): void {
    const table = this.#pick(this.#tables);
    if (!table) return;
    const [a, b] = [this.#pick(table.columns), this.#pick(table.columns)];
    const keys = this.#pick([`${a}`, `${a} desc, (${b} + 1)`, `abs(${a})`, `(${a}::text)`]);
    const name = this.#chance(0.4) ? this.#name('i') : '';
    const where = this.#chance(0.2) ? ` where ${b} > 0` : '';
    this.#say(`create index ${name} on ${table.name} (${keys})${where}`);
  }

  #alterColumn(): void {
    const table = this.#pick(this.#tables);
    const column = table && this.#free(table);
    if (!table || !column) return;
    const what = this.#pick(['set not null', 'set statistics 50', 'drop not null']);
    // What a key or an identity needs cannot be dropped.
    if (what === 'drop not null' && column === table.columns[0]) return;
    this.#say(`alter table ${table.name} alter column ${column} ${what}`);
  }

  #enum(): void {
    const known = this.#pick(this.#enums);
    if (known && this.#chance(0.5)) {
      this.#say(
        `alter type ${known} add value '${this.#name('v').replaceAll('"', '')}' before 'x'`,
      );
      return;
    }
    const name = this.#name('e');
    this.#enums.push(name);
    this.#say(`create type ${name} as enum ('x', 'y')`);
  }

  #domain(): void {
    const name = this.#name('d');
    this.#domains.push(name);
    this.#say(
      `create domain ${name} as text ${this.#pick(['', 'not null', "check (value <> '')"])}`,
    );
  }

  #sequence(): void {
    const known = this.#pick(this.#sequences);
    if (known && this.#chance(0.5)) {
      this.#say(`alter sequence ${known} increment ${1 + Math.floor(this.#random() * 9)} cycle`);
      return;
    }
    const name = this.#name('s');
    this.#sequences.push(name);
    this.#say(`create sequence ${name} start 5 maxvalue 1000`);
  }

  readonly #parents = new Map<Table, Table>();

  #child(): void {
    const parent = this.#pick(this.#tables.filter((one) => !this.#parents.has(one)));
    if (!parent) return;
    const name = this.#name('h');
    const own = this.#name('o');
    this.#say(`create table ${name} (${own} integer) inherits (${parent.name})`);
    // Its inherited columns belong to the parent: only its own are touched.
    const child = {
      name,
      columns: [own, this.#name('p')],
      pinned: new Set<string>(),
      hasKey: false,
    };
    this.#say(`alter table ${name} add ${child.columns[1]} integer`);
    this.#parents.set(child, parent);
    this.#tables.push(child);
  }
}

/** So many scripts, by their numbers. */
export function randomScripts(count: number, seed: number): Scripts {
  const random = createRandom(seed);
  const scripts: Record<string, string> = {};
  for (let at = 0; at < count; at++) {
    const script = new Script(random);
    for (let step = 0; step < 25; step++) script.step();
    scripts[`seed ${seed}, script ${at}`] = script.text;
  }
  return scripts;
}
