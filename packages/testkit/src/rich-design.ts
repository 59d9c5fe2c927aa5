// A design with every kind and every printed attribute, valid on PostgreSQL 18, and a builder for such designs.
import {
  type AnyRecord,
  createSeededIdSource,
  type Id,
  type Kind,
  kinds,
  makeRecord,
  ordersBetween,
  Schema,
  type Sql,
  type TypeRef,
} from '@ermine/model';

/** Collects records under names, so that a design can be written down briefly. */
export class DesignBuilder {
  readonly records: AnyRecord[] = [];
  readonly #newId = createSeededIdSource(7);
  readonly #orders = ordersBetween(null, null, 400);
  readonly database: Id;

  constructor(draft: Readonly<Record<string, unknown>> = {}) {
    this.database = this.add('database', undefined, { name: 'design', ...draft });
  }

  /** Adds a record and gives its id. */
  add(kind: Kind, parent: Id | undefined, draft: Readonly<Record<string, unknown>>): Id {
    const { prefix, ordered } = kinds[kind];
    const id = this.#newId(prefix);
    const order = ordered ? { order: this.#orders[this.records.length % 400] } : {};
    this.records.push(makeRecord(kind, { id, parent, ...order, ...draft }));
    return id;
  }

  /** Adds a column, NOT NULL if its type ends in `!`. */
  column(table: Id, name: string, type: string | TypeRef, draft = {}): Id {
    const required = typeof type === 'string' && type.endsWith('!');
    const ref = typeof type === 'string' ? { type: required ? type.slice(0, -1) : type } : type;
    const id = this.add('column', table, { name, type: ref, ...draft });
    if (required) this.add('notNull', id, {});
    return id;
  }

  /** Changes attributes of a record that others already refer to. */
  change(id: Id, changes: Readonly<Record<string, unknown>>): void {
    const at = this.records.findIndex((record) => record.id === id);
    const record = this.records[at] as AnyRecord;
    this.records[at] = makeRecord(record.kind, { ...record, ...changes });
  }

  build(): Schema {
    return new Schema(this.records);
  }
}

/** Names that break careless quoting. */
export const hostileNames = [
  'Order Items',
  `it's "quoted"`,
  'semi;colon--comment',
  '/* no */',
  'back\\slash',
  '$$dollar$body$',
  'select',
  'naïve.dotted.größe',
  '😀emoji',
  'line\nbreak',
  `${'é'.repeat(31)}x`,
] as const;

/** Builds the design. */
export function richDesign(): Schema {
  const b = new DesignBuilder({ searchPath: ['app', 'public', '$user'] });
  const pub = b.add('schema', b.database, { name: 'public' });
  const app = b.add('schema', b.database, { name: 'app' });
  b.add('comment', app, { text: "the application's own\nschema \\ here" });
  b.add('comment', pub, { text: 'public' });
  b.add('extension', b.database, { name: 'plpgsql' });
  // Needs the extension cube, which cascades.
  b.add('extension', b.database, {
    name: 'earthdistance',
    schema: app,
    version: '1.2',
    cascade: true,
  });

  const mood = b.add('enum', app, { name: 'mood' });
  for (const label of ['sad', "it's", 'happy']) b.add('enumValue', mood, { name: label });
  b.add('comment', mood, { text: 'moods' });

  const heap2 = b.add('opaque', b.database, {
    name: 'heap2',
    tag: 'CREATE ACCESS METHOD',
    address: 'access method heap2',
    statements: [
      ['CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler'],
      ["COMMENT ON ACCESS METHOD heap2 IS 'twin'"],
    ],
  });
  const transform = b.add('opaque', b.database, {
    tag: 'CREATE TRANSFORM',
    address: 'transform for integer language sql',
    statements: [
      [
        'CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal))',
      ],
    ],
  });
  const point = b.add('opaque', app, {
    name: 'point3',
    tag: 'CREATE TYPE',
    address: 'type app.point3',
    statements: [
      ['CREATE TYPE app.point3 AS (x integer, m ', { id: app }, '.', { id: mood }, ')'],
      ["COMMENT ON TYPE app.point3 IS 'a point'"],
    ],
  });

  const q = (id: Id): Sql => [{ id: app }, '.', { id }];

  const isPositive = b.add('routine', app, {
    name: 'is_positive',
    arguments: [{ name: 'n', type: { type: 'numeric' } }],
    returns: { type: { type: 'boolean' } },
    body: ' SELECT $1 > 0 -- $$ and $body$',
    volatility: 'immutable',
    strict: true,
    parallel: 'safe',
  });
  const amount = b.add('domain', app, {
    name: 'amount',
    base: { type: 'numeric', modifiers: ['10', '2'] },
    default: ['0'],
    notNull: { name: 'amount_given' },
  });
  const amountCheck = b.add('check', amount, {
    name: 'amount_positive',
    expression: [...q(isPositive), '(VALUE) -- or else'],
  });
  b.add('check', amount, { name: 'amount_small', expression: ['VALUE < 1000'], valid: false });
  b.add('comment', amountCheck, { text: 'domain check' });
  const label = b.add('domain', app, {
    name: 'label',
    base: { type: 'text' },
    collation: ['"C"'],
    notNull: {},
  });

  const counter = b.add('sequence', app, {
    name: 'counter',
    type: { type: 'integer' },
    start: '10',
    increment: '-2',
    min: '-100',
    max: '50',
    cache: '5',
    cycle: true,
    persistence: 'unlogged',
  });
  b.add('comment', counter, { text: 'counts' });

  // Parent, child and typed table.
  const base = b.add('table', app, { name: 'base' });
  const baseId = b.column(base, 'id', 'integer!');
  const baseNote = b.column(base, 'note', { type: 'text' }, { default: ["'x'"] });
  b.add('notNull', baseNote, {
    name: 'note_given',
    autoName: false,
    valid: true,
    noInherit: true,
  });
  b.add('check', base, { name: 'base_id_positive', expression: [{ id: baseId }, ' > 0'] });
  const child = b.add('table', app, { name: 'child', inherits: [base] });
  const childNote = b.add('columnOverride', child, {
    column: baseNote,
    default: ["'child' || ' of base'"],
    storage: 'main',
    compression: 'pglz',
    statisticsTarget: 50,
    options: { n_distinct: '7' },
  });
  b.add('notNull', childNote, {});
  const childId = b.add('columnOverride', child, { column: baseId, dropDefault: true });
  b.add('comment', childId, { text: 'inherited' });
  b.add('check', child, {
    name: 'child_only',
    expression: [{ id: baseId }, ' < 1000'],
    noInherit: true,
    valid: false,
  });
  b.add('opaque', app, {
    name: 'wrapper',
    tag: 'CREATE TYPE',
    address: 'type app.wrapper',
    statements: [['CREATE TYPE app.wrapper AS (inner_row app.child)']],
    requires: [child],
  });
  const typed = b.add('table', app, { name: 'typed', ofType: point });
  const typedX = b.column(typed, 'x', 'integer!', { default: ['1'] });
  b.add('primaryKey', typed, {
    name: 'typed_pkey',
    columns: [typedX],
    deferrable: true,
    initiallyDeferred: true,
  });
  const later = b.add('table', app, { name: 'later' });
  b.add('primaryKey', later, {
    name: 'later_pkey',
    columns: [b.column(later, 'id', 'integer!')],
    deferrable: true,
  });

  // A table with everything.
  const orders = b.add('table', app, {
    name: 'Orders',
    persistence: 'unlogged',
    accessMethod: 'heap2',
    tablespace: 'pg_default',
    storageParams: { fillfactor: '70', 'toast.autovacuum_enabled': 'false' },
    rowSecurity: true,
    forceRowSecurity: true,
  });
  b.add('opaque', orders, {
    name: 'own_rows',
    tag: 'CREATE POLICY',
    address: 'policy app."Orders".own_rows',
    statements: [['CREATE POLICY own_rows ON ', ...q(orders), ' USING (true)']],
    requires: [heap2, transform],
  });
  const orderId = b.column(orders, 'id', 'bigint!', { identity: 'always' });
  b.add('sequence', app, {
    name: 'odd name',
    start: '5',
    link: { type: 'identityOf', column: orderId },
  });
  const serial = b.add('sequence', app, { name: "serial's" });
  const total = b.column(
    orders,
    'total',
    { type: amount },
    {
      default: ["nextval('", { id: app }, '.', { id: serial }, "'::regclass)"],
      statisticsTarget: 500,
      options: { n_distinct: '-0.5' },
    },
  );
  const state = b.column(
    orders,
    'state',
    { type: mood, array: true },
    { default: ["ARRAY['sad'::", ...q(mood), '] -- first'] },
  );
  const memo = b.column(
    orders,
    'memo',
    { type: 'text' },
    {
      collation: ['"C"'],
      storage: 'external',
      compression: 'pglz',
      default: ['\'a\' COLLATE "C"'],
    },
  );
  b.add('notNull', memo, { name: 'memo_given', autoName: false, valid: false });
  const during = b.column(orders, 'during', { type: 'daterange' }, {});
  b.column(
    orders,
    'doubled',
    { type: 'numeric' },
    { generated: { kind: 'stored', expression: [{ id: total }, ' * 2'] } },
  );
  b.column(
    orders,
    'tripled',
    { type: 'bigint' },
    { generated: { kind: 'virtual', expression: [{ id: orderId }, ' * 3'] } },
  );
  b.column(
    orders,
    'at',
    { type: 'timestamp with time zone', modifiers: ['3'] },
    {
      default: ["now() AT TIME ZONE 'utc'"],
    },
  );
  b.column(orders, 'code', { type: 'character', modifiers: ['1'] });
  b.column(orders, 'single', { type: '"char"' });
  b.column(orders, 'tag', { type: label });
  b.change(serial, { link: { type: 'ownedBy', column: total } });
  const ordersKey = b.add('primaryKey', orders, {
    name: 'orders_pkey',
    columns: [orderId],
    include: [total],
    storageParams: { fillfactor: '80' },
    tablespace: 'pg_default',
    deferrable: false,
  });
  b.add('comment', ordersKey, { text: 'key' });
  b.add('comment', ordersKey, { text: 'index of the key', onIndex: true });
  const ordersUnique = b.add('unique', orders, {
    name: 'orders_memo_key',
    columns: [memo, total],
    nullsNotDistinct: true,
    include: [state],
    storageParams: { fillfactor: '60' },
    tablespace: 'pg_default',
    deferrable: true,
    initiallyDeferred: true,
  });
  b.add('unique', orders, { name: 'orders_memo_later', columns: [memo], deferrable: true });
  const plainUnique = b.add('unique', orders, {
    name: 'orders_id_key',
    columns: [orderId, total],
  });
  const check = b.add('check', orders, {
    name: 'orders_total_check',
    expression: [...q(isPositive), '(', { id: total }, ')'],
    enforced: false,
    valid: false,
  });
  b.add('comment', check, { text: 'unenforced' });
  b.add('exclusion', orders, {
    name: 'orders_during_excl',
    method: 'gist',
    elements: [{ column: during, opclass: ['range_ops'], operator: '&&' }],
    include: [orderId],
    predicate: [{ id: total }, ' > 0'],
    storageParams: { fillfactor: '90' },
    tablespace: 'pg_default',
    deferrable: true,
    initiallyDeferred: true,
  });
  b.add('exclusion', orders, {
    name: 'orders_memo_excl',
    elements: [{ column: memo, operator: 'OPERATOR(pg_catalog.=)' }],
    deferrable: true,
  });
  const byMemo = b.add('index', orders, {
    name: 'orders_by_memo',
    unique: true,
    nullsNotDistinct: true,
    keys: [
      {
        expression: ['lower(', { id: memo }, ')'],
        collation: ['"C"'],
        opclass: ['text_pattern_ops'],
        order: 'desc',
        nulls: 'last',
        statistics: 300,
      },
      { column: total, nulls: 'first' },
    ],
    include: [[{ id: orderId }]],
    predicate: [{ id: total }, ' > 0'],
    storageParams: { fillfactor: '75' },
    tablespace: 'pg_default',
  });
  b.add('comment', byMemo, { text: 'index' });
  b.add('index', orders, {
    name: 'orders_memo_search',
    method: 'gist',
    keys: [
      {
        expression: ["to_tsvector('english', ", { id: memo }, ')'],
        opclass: ['tsvector_ops'],
        opclassParams: { siglen: '100' },
      },
    ],
  });
  b.change(orders, {
    clusterOn: plainUnique,
    replicaIdentity: { mode: 'index', index: plainUnique },
  });
  b.add('notNull', total, {});
  b.add('comment', orders, { text: `orders: 'quoted' and E'\\\\'` });
  b.add('comment', total, { text: 'total' });
  b.add('comment', ordersUnique, { text: 'unique' });

  // Keys over time, and the foreign keys to them.
  const rooms = b.add('table', app, { name: 'rooms', replicaIdentity: { mode: 'full' } });
  const roomNo = b.column(rooms, 'no', { type: 'int4range' });
  const roomDuring = b.column(rooms, 'during', { type: 'daterange' });
  b.add('notNull', roomNo, {});
  b.add('notNull', roomDuring, {});
  b.add('primaryKey', rooms, {
    name: 'rooms_pkey',
    columns: [roomNo, roomDuring],
    withoutOverlaps: true,
  });
  b.add('unique', rooms, {
    name: 'rooms_unique',
    columns: [roomNo, roomDuring],
    withoutOverlaps: true,
  });
  const stays = b.add('table', app, { name: 'stays' });
  const stayRoom = b.column(stays, 'room', { type: 'int4range' });
  const stayDuring = b.column(stays, 'during', { type: 'daterange' });
  const stayOrder = b.column(stays, 'order_id', 'bigint');
  const stayTotal = b.column(stays, 'order_total', { type: amount });
  b.add('foreignKey', stays, {
    name: 'stays_room_fkey',
    columns: [stayRoom, stayDuring],
    references: { table: rooms, columns: [roomNo, roomDuring] },
    period: true,
  });
  const key = b.add('foreignKey', stays, {
    name: 'stays_order_fkey',
    columns: [stayOrder, stayTotal],
    references: { table: orders, columns: [orderId, total] },
    match: 'simple',
    onDelete: 'setNull',
    onUpdate: 'cascade',
    setColumns: [stayOrder],
    deferrable: true,
    initiallyDeferred: true,
    valid: false,
  });
  b.add('comment', key, { text: 'foreign key' });
  b.add('foreignKey', stays, {
    name: 'stays_order_later',
    columns: [stayOrder, stayTotal],
    references: { table: orders, columns: [orderId, total] },
    deferrable: true,
  });
  b.add('foreignKey', stays, {
    name: 'stays_order_full',
    columns: [stayOrder, stayTotal],
    references: { table: orders, columns: [orderId, total] },
    match: 'full',
    enforced: false,
    valid: false,
  });
  b.change(stays, { persistence: 'unlogged' });

  // Partitions of partitions.
  const events = b.add('table', app, { name: 'events', partitionBy: undefined });
  const eventAt = b.column(events, 'at', 'date!');
  const eventKind = b.column(events, 'kind', { type: 'text' });
  b.change(events, {
    partitionBy: {
      strategy: 'range',
      keys: [
        { column: eventAt },
        {
          expression: ['lower(', { id: eventKind }, ')'],
          collation: ['"C"'],
          opclass: ['text_ops'],
        },
      ],
    },
  });
  const early = b.add('table', app, {
    name: 'events_early',
    partition: {
      of: events,
      bound: {
        strategy: 'range',
        from: [['MINVALUE'], ['MINVALUE']],
        to: [["'2020-01-01'"], ["'m'"]],
      },
    },
    partitionBy: { strategy: 'list', keys: [{ column: eventKind }] },
  });
  const earlyList = b.add('table', app, {
    name: 'events_early_ab',
    partition: { of: early, bound: { strategy: 'list', values: [["'a'"], ['NULL']] } },
    partitionBy: { strategy: 'hash', keys: [{ column: eventAt }] },
  });
  const leaf = b.add('table', app, {
    name: 'events_early_ab_0',
    partition: { of: earlyList, bound: { strategy: 'hash', modulus: 2, remainder: 0 } },
  });
  b.add('table', app, {
    name: 'events_rest',
    partition: { of: events, bound: { strategy: 'default' } },
  });
  const leafKind = b.add('columnOverride', leaf, { column: eventKind, default: ["'a'"] });
  b.add('notNull', leafKind, { name: 'leaf_kind', autoName: false });
  const eventsByKind = b.add('index', events, {
    name: 'events_by_kind',
    keys: [{ column: eventKind }],
    onOnly: true,
  });
  b.add('index', early, {
    name: 'custom_early',
    keys: [{ column: eventKind }],
    onOnly: true,
    attachedTo: eventsByKind,
  });
  const eventsAll = b.add('index', events, {
    name: 'events_all',
    keys: [{ column: eventAt }],
    unique: false,
  });
  const earlyAll = b.add('index', early, {
    name: 'a_early_all',
    keys: [{ column: eventAt }],
    attachedTo: eventsAll,
  });
  b.add('comment', earlyAll, { text: 'attached' });

  // Routines of all forms.
  const touch = b.add('routine', app, {
    name: 'touch',
    returns: { type: { type: 'trigger' } },
    language: 'plpgsql',
    body: '\nBEGIN\n  -- $$\n  RETURN NEW;\nEND\n',
    securityDefiner: true,
    settings: { search_path: "app, 'pg_temp'", 'my.setting': "'x y'" },
    cost: 10.5,
  });
  b.add('comment', touch, { text: 'routine' });
  b.add('routine', app, {
    name: 'all_orders',
    arguments: [
      { name: 'from', type: { type: 'integer' }, default: ['1 + 1'] },
      { mode: 'variadic', name: 'rest', type: { type: 'text', array: true }, default: ["'{}'"] },
    ],
    returns: { type: { type: orders }, setof: true },
    body: 'SELECT * FROM app."Orders"',
    volatility: 'stable',
    leakproof: true,
    rows: 7,
    support: ['pg_catalog.generate_series_int4_support'],
  });
  b.add('routine', app, {
    name: 'sums',
    arguments: [
      { type: { type: 'integer' } },
      { mode: 'table', name: 'Total', type: { type: amount } },
      { mode: 'table', name: 'n', type: { type: 'bigint' } },
    ],
    body: 'SELECT 1, 2',
    transform: [{ type: 'integer' }],
  });
  const twice = b.add('routine', app, {
    name: 'twice',
    arguments: [
      { mode: 'inout', name: 'n', type: { type: 'integer' } },
      { mode: 'out', name: 'm', type: { type: 'text' } },
    ],
    sqlBody: [
      'BEGIN ATOMIC SELECT n * 2, (SELECT max(',
      { id: memo },
      ') FROM ',
      ...q(orders),
      '); END',
    ],
  });
  b.add('comment', twice, { text: 'atomic' });
  const procedure = b.add('routine', app, {
    name: 'doit',
    type: 'procedure',
    arguments: [{ mode: 'out', name: 'n', type: { type: 'integer' } }],
    language: 'plpgsql',
    body: 'BEGIN n := 1; END',
  });
  b.add('comment', procedure, { text: 'procedure' });
  b.add('routine', app, {
    name: 'numbered',
    type: 'window',
    returns: { type: { type: 'bigint' } },
    language: 'internal',
    body: 'window_row_number',
  });
  b.add('routine', app, {
    name: 'handler',
    returns: { type: { type: 'language_handler' } },
    language: 'c',
    body: '$libdir/plpgsql',
    linkSymbol: 'plpgsql_call_handler',
  });

  // Views.
  const view = b.add('view', app, {
    name: 'grouped',
    columnNames: ['Id', 'memo'],
    options: { security_barrier: 'true', security_invoker: 'true' },
    query: [
      'SELECT o.',
      { id: orderId },
      ', o.',
      { id: memo },
      ' FROM ',
      ...q(orders),
      ' o GROUP BY o.',
      { id: orderId },
      ' -- by key',
    ],
    columnDefaults: { memo: "'none'::text" },
  });
  b.add('comment', view, { text: 'view' });
  b.add('comment', view, { text: 'column of a view', subobject: 'Id' });
  b.add('view', app, {
    name: 'checked',
    options: { check_option: 'local' },
    query: ['SELECT * FROM ', ...q(base), ' WHERE ', { id: baseId }, ' > 1'],
  });
  const materialized = b.add('materializedView', app, {
    name: 'stored',
    columnNames: ['id', 'memo'],
    accessMethod: 'heap2',
    storageParams: { fillfactor: '50' },
    tablespace: 'pg_default',
    withData: false,
    query: ['SELECT "Id", memo FROM ', ...q(view)],
    columnOptions: [
      { column: 'memo', storage: 'external', compression: 'pglz', statisticsTarget: '42' },
    ],
  });
  const byStored = b.add('index', materialized, {
    name: 'stored_by_memo',
    keys: [{ expression: ['memo'] }],
  });
  b.change(materialized, { clusterOn: byStored });
  b.add('comment', materialized, { text: 'materialized' });

  // Triggers.
  const trigger = b.add('trigger', base, {
    name: 'touch_base',
    timing: 'before',
    events: [{ event: 'insert' }, { event: 'update', columns: [[{ id: baseNote }]] }],
    level: 'row',
    when: ['NEW.', { id: baseNote }, ' IS NOT NULL'],
    function: q(touch),
    arguments: ["it's", '2'],
    enabled: 'always',
  });
  b.add('comment', trigger, { text: 'trigger' });
  b.add('trigger', base, {
    name: 'after_all',
    timing: 'after',
    events: [{ event: 'update' }],
    function: q(touch),
    referencing: { oldTable: 'Old', newTable: 'new_rows' },
    enabled: 'disabled',
  });
  b.add('trigger', base, {
    name: 'constrained',
    timing: 'after',
    events: [{ event: 'delete' }],
    level: 'row',
    function: q(touch),
    constraint: { from: orders, deferrable: true, initiallyDeferred: true },
    enabled: 'replica',
  });
  b.add('trigger', view, {
    name: 'instead',
    timing: 'insteadOf',
    events: [{ event: 'insert' }],
    level: 'row',
    function: q(touch),
  });

  // Names from hell, referred to from everywhere.
  for (const name of hostileNames) {
    const table = b.add('table', pub, { name });
    const column = b.column(table, name, 'text!', {});
    const sequence = b.add('sequence', pub, { name: `${name.slice(0, 20)} seq` });
    const number = b.column(
      table,
      'n',
      { type: 'bigint' },
      {
        default: ["nextval('", { id: pub }, '.', { id: sequence }, "'::regclass)"],
      },
    );
    b.add('primaryKey', table, { name: `${name.slice(0, 20)} pk`, columns: [column] });
    b.add('check', table, {
      name: `${name.slice(0, 20)} check`,
      expression: [{ id: column }, " <> '", { id: table }, "'"],
    });
    b.add('index', table, { name: `${name.slice(0, 20)} idx`, keys: [{ column: number }] });
    b.add('comment', table, { text: name });
    b.add('comment', column, { text: name });
  }
  return b.build();
}
