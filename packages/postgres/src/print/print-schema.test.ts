import { type AnyRecord, type Kind, kinds, Schema, withAttributes } from '@ermine/model';
import { DesignBuilder, richDesign } from '@ermine/testkit';
import { describe, expect, it } from 'vitest';
import { printRecord } from './print-record.ts';
import { type Printed, printSchema } from './print-schema.ts';
import { printSlots } from './registry.ts';

function text(printed: Printed): string {
  if (!printed.ok) throw new Error(JSON.stringify(printed.diagnostics, null, 1));
  return printed.text;
}

/** A deterministic shuffle. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  let state = seed;
  for (let i = out.length - 1; i > 0; i--) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

describe('determinism (postgres-model:D4)', () => {
  it.each(['canonical', 'readable'] as const)(
    '%s: any order of records gives the same bytes',
    (mode) => {
      const records = [...richDesign().records.values()];
      const expected = text(printSchema(new Schema(records), { mode }));
      for (const seed of [1, 2, 3, 4, 5]) {
        expect(text(printSchema(new Schema(shuffled(records, seed)), { mode }))).toBe(expected);
      }
      expect(expected).not.toContain('\r');
      expect(expected.endsWith(';\n')).toBe(true);
    },
  );
});

describe('every attribute is printed (postgres-model:T10)', () => {
  const schema = richDesign();
  const records = [...schema.records.values()];
  const printedAttributes = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    Object.entries(printSlots[kind].attributes)
      .filter(([, how]) => how === 'printed')
      .map(([attribute]) => [kind, attribute] as const),
  );

  it.each(printedAttributes)('%s.%s', (kind, attribute) => {
    const holders = records.filter(
      (record) => record.kind === kind && Object.hasOwn(record, attribute),
    );
    expect(holders.length, 'the fixture has none').toBeGreaterThan(0);
    const before = text(printSchema(schema, { mode: 'canonical' }));
    const changed = holders.some((record) => {
      const field = (kinds[kind].fields as Record<string, { required: boolean }>)[attribute];
      const without = field?.required
        ? (withAttributes(record, { [attribute]: other(record, attribute) } as never) as AnyRecord)
        : (withAttributes(record, { [attribute]: undefined } as never) as AnyRecord);
      const after = printSchema(
        new Schema(records.map((one) => (one === record ? without : one))),
        { mode: 'canonical' },
      );
      return !after.ok || after.text !== before;
    });
    expect(changed).toBe(true);
  });

  function other(record: AnyRecord, attribute: string): unknown {
    const value = (record as unknown as Record<string, unknown>)[attribute];
    if (Array.isArray(value)) return value.slice(0, -1);
    if (attribute === 'timing') return value === 'before' ? 'after' : 'before';
    if (attribute === 'tag') return 'CREATE EVENT TRIGGER';
    if (typeof value === 'string') return `${value}x`;
    if (attribute === 'references') return { ...(value as object), columns: [] };
    if (attribute === 'type' || attribute === 'base') return { type: 'jsonb' };
    return ['1'];
  }
});

describe('what cannot be printed (postgres-model:D5, V1)', () => {
  function design(draft: { version?: number } = {}) {
    const b = new DesignBuilder({ targetVersion: draft.version ?? 18 });
    const s = b.add('schema', b.database, { name: 'public' });
    const t = b.add('table', s, { name: 't' });
    const c = b.column(t, 'c', 'integer!');
    return { b, s, t, c };
  }
  const codes = (printed: Printed): string[] => printed.diagnostics.map((one) => one.code);

  const cases: [string, number, (d: ReturnType<typeof design>) => void, string][] = [
    [
      'virtual column',
      17,
      ({ b, t }) =>
        b.column(
          t,
          'v',
          { type: 'integer' },
          { generated: { kind: 'virtual', expression: ['1'] } },
        ),
      'version-unsupported',
    ],
    [
      'nulls not distinct',
      14,
      ({ b, t, c }) => b.add('unique', t, { name: 'u', columns: [c], nullsNotDistinct: true }),
      'version-unsupported',
    ],
    [
      'not enforced',
      17,
      ({ b, t }) => b.add('check', t, { name: 'k', expression: ['true'], enforced: false }),
      'version-unsupported',
    ],
    [
      'named not null',
      17,
      ({ b, t }) =>
        b.add('notNull', b.column(t, 'x', { type: 'text' }), { name: 'nn', autoName: false }),
      'version-unsupported',
    ],
    [
      'security_invoker',
      14,
      ({ b, s }) =>
        b.add('view', s, { name: 'v', query: ['SELECT 1'], options: { security_invoker: 'true' } }),
      'version-unsupported',
    ],
    [
      'long name',
      18,
      ({ b, s }) => b.add('table', s, { name: 'x'.repeat(64) }),
      'identifier-too-long',
    ],
    ['empty name', 18, ({ b, s }) => b.add('table', s, { name: '' }), 'identifier-empty'],
    [
      'missing record',
      18,
      ({ b, t }) => b.add('primaryKey', t, { name: 'p', columns: ['col_0000000000000000'] }),
      'dangling-reference',
    ],
    [
      'missing in an expression',
      18,
      ({ b, t }) => b.add('check', t, { name: 'k', expression: [{ id: 'col_0000000000000000' }] }),
      'dangling-reference',
    ],
    [
      'injected type',
      18,
      ({ b, t }) => b.column(t, 'x', { type: 'integer); DROP TABLE t; --' }),
      'invalid-value',
    ],
    [
      'expression that leaves its place',
      18,
      ({ b, t }) => b.add('check', t, { name: 'k', expression: ['true); DROP TABLE t; --'] }),
      'invalid-expression',
    ],
    [
      'default with more behind it',
      18,
      ({ b, t }) => b.column(t, 'x', { type: 'integer' }, { default: ['1, y integer'] }),
      'invalid-expression',
    ],
    [
      'unclosed string',
      18,
      ({ b, t }) => b.column(t, 'x', { type: 'text' }, { default: ["'a"] }),
      'invalid-expression',
    ],
    [
      'operator with more behind it',
      18,
      ({ b, t, c }) =>
        b.add('exclusion', t, { name: 'e', elements: [{ column: c, operator: '=) --' }] }),
      'invalid-value',
    ],
    [
      'unknown storage',
      18,
      ({ b, t }) => b.column(t, 'x', { type: 'text' }, { storage: 'odd NOT NULL' }),
      'invalid-value',
    ],
  ];
  it.each(cases)('%s', (_, version, change, code) => {
    const d = design({ version });
    change(d);
    const printed = printSchema(d.b.build(), { mode: 'canonical' });
    expect(printed.ok).toBe(false);
    expect(codes(printed)).toContain(code);
    expect(printed.diagnostics[0]?.subject).toBeDefined();
    // A partial script leaves out what is wrong, and only that, and says so.
    const partial = text(printSchema(d.b.build(), { mode: 'canonical', partial: true }));
    expect(partial.startsWith('-- Incomplete: the following could not be printed.\n--   ')).toBe(
      true,
    );
    expect(partial).toContain('CREATE TABLE public.t (');
    expect(partial).not.toContain('DROP TABLE');
  });

  it('a version that has the feature prints it', () => {
    for (const [, , change, code] of cases.filter((one) => one[3] === 'version-unsupported')) {
      const d = design({ version: 18 });
      change(d);
      expect(codes(printSchema(d.b.build(), { mode: 'canonical' })), code).toEqual([]);
    }
  });

  it('a circle that nothing breaks is an error with its addresses', () => {
    const b = new DesignBuilder();
    const s = b.add('schema', b.database, { name: 'public' });
    const one = b.add('view', s, { name: 'one', query: ['SELECT 1'] });
    const two = b.add('view', s, { name: 'two', query: ['SELECT * FROM ', { id: one }] });
    b.change(one, { query: ['SELECT * FROM ', { id: two }] });
    const printed = printSchema(b.build(), { mode: 'canonical' });
    expect(printed.ok).toBe(false);
    expect(printed.diagnostics).toMatchObject([
      { code: 'dependency-cycle', detail: 'view public.one, view public.two' },
    ]);
  });

  it('keeps records of unknown kinds out of the script, with a note', () => {
    const { b, s } = design();
    b.records.push({ id: 'zzz_0000000000000000', kind: 'zebra', parent: s } as never);
    const printed = printSchema(b.build(), { mode: 'canonical' });
    expect(printed.ok).toBe(true);
    expect(printed.diagnostics).toMatchObject([{ code: 'unknown-kind', severity: 'note' }]);
  });
});

describe('text', () => {
  function shop() {
    const b = new DesignBuilder();
    const s = b.add('schema', b.database, { name: 'public' });
    const customers = b.add('table', s, { name: 'customers' });
    const id = b.column(customers, 'id', 'bigint!', { identity: 'always' });
    b.add('sequence', s, { name: 'customers_id_seq', link: { type: 'identityOf', column: id } });
    b.add('primaryKey', customers, { name: 'customers_pkey', columns: [id] });
    b.add('comment', customers, { text: 'Who buys' });
    const email = b.column(customers, 'email', 'text!');
    b.add('comment', email, { text: "The person's address" });
    b.add('index', customers, {
      name: 'customers_email_idx',
      unique: true,
      keys: [{ expression: ['lower(', { id: email }, ')'] }],
    });
    const orders = b.add('table', s, { name: 'orders' });
    const total = b.column(
      orders,
      'total',
      { type: 'numeric', modifiers: ['10', '2'] },
      {
        default: ['0'],
      },
    );
    const customer = b.column(orders, 'customer_id', 'bigint!');
    b.add('check', orders, { name: 'orders_total_check', expression: [{ id: total }, ' >= 0'] });
    b.add('foreignKey', orders, {
      name: 'orders_customer_id_fkey',
      columns: [customer],
      references: { table: customers, columns: [id] },
      onDelete: 'cascade',
    });
    return { schema: b.build(), orders, email };
  }

  it('is what a careful person would write in readable mode', () => {
    expect(
      text(printSchema(shop().schema, { mode: 'readable' })),
    ).toBe(`SET check_function_bodies = off;
SET client_min_messages = warning;
SET search_path = public;

CREATE TABLE public.customers (
    id    bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    email text NOT NULL,
    CONSTRAINT customers_pkey PRIMARY KEY (id)
);

COMMENT ON TABLE public.customers IS 'Who buys';
COMMENT ON COLUMN public.customers.email IS 'The person''s address';

CREATE UNIQUE INDEX customers_email_idx ON public.customers USING btree ((lower(email)));

CREATE TABLE public.orders (
    total       numeric(10,2) DEFAULT 0,
    customer_id bigint NOT NULL,
    CONSTRAINT orders_total_check CHECK (total >= 0)
);

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers (id) ON DELETE CASCADE;
`);
  });

  it('has one statement for each object in canonical mode', () => {
    const printed = printSchema(shop().schema, { mode: 'canonical' });
    if (!printed.ok) throw new Error('not printed');
    expect(printed.statements.map(({ address }) => address)).toEqual([
      'database design',
      'database design',
      'database design',
      'table public.customers',
      'table public.orders',
      'primary key public.customers.customers_pkey',
      'index public.customers_email_idx',
      'check public.orders.orders_total_check',
      'foreign key public.orders.orders_customer_id_fkey',
      'comment on column public.customers.email',
      'comment on table public.customers',
    ]);
    expect(printed.statements[3]?.text).toContain('(SEQUENCE NAME public.customers_id_seq)');
    // Every record that is printed belongs to a statement.
    const covered = new Set(printed.statements.flatMap(({ ids }) => ids));
    for (const record of shop().schema.records.values()) {
      if (record.kind !== 'schema') expect(covered.has(record.id), record.kind).toBe(true);
    }
  });

  it('of one object is its own statements, or those of what it is part of', () => {
    const { schema, orders, email } = shop();
    expect(printRecord(schema, orders)).toContain('CREATE TABLE public.orders (');
    expect(printRecord(schema, orders)).toContain('REFERENCES public.customers');
    expect(printRecord(schema, orders)).not.toContain('CREATE TABLE public.customers');
    expect(printRecord(schema, email)).toMatch(/^COMMENT ON COLUMN|^CREATE TABLE public.customers/);
    expect(printRecord(schema, 'tbl_0000000000000000')).toBe('');
  });
});
