// Design files: what is written is read again, byte for byte; what is broken is refused with its line.
import { type AnyRecord, makeRecord, Schema, withAttributes } from '@ermine/model';
import { DesignBuilder, richDesign } from '@ermine/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from './format.ts';
import { readDesign } from './read.ts';
import { writeDesign } from './write.ts';

function read(text: string): Schema {
  const result = readDesign(text);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, null, 1));
  return result.schema;
}

function small() {
  const b = new DesignBuilder();
  const s = b.add('schema', b.database, { name: 'public' });
  const t = b.add('table', s, { name: 'orders' });
  const c = b.column(t, 'id', { type: 'bigint' });
  const p = b.add('primaryKey', t, { name: 'orders_pkey', columns: [c] });
  return { b, s, t, c, p, text: writeDesign(b.build()) };
}

describe('writing', () => {
  it('puts one record on a line, with a fixed first and last line (postgres-model:F1, F2)', () => {
    const { b, s, t, c, p } = small();
    const column = b.records.find(({ id }) => id === c) as AnyRecord;
    expect(writeDesign(b.build())).toBe(`{"ermine":1,"records":[
{"id":"${b.database}","kind":"database","name":"design"},
{"id":"${s}","kind":"schema","parent":"${b.database}","name":"public"},
{"id":"${t}","kind":"table","parent":"${s}","name":"orders"},
{"id":"${c}","kind":"column","parent":"${t}","name":"id","type":{"type":"bigint"},"order":"${column.order}"},
{"id":"${p}","kind":"primaryKey","parent":"${t}","name":"orders_pkey","columns":["${c}"]},
null]}
`);
  });

  it('changes one line for a rename, and only adds lines for an addition', () => {
    const { b, t } = small();
    const before = writeDesign(b.build()).split('\n');
    b.change(t, { name: 'zz' });
    const after = writeDesign(b.build()).split('\n');
    expect(after.filter((line, at) => line !== before[at])).toHaveLength(1);
    b.column(t, 'more', { type: 'text' });
    const longer = writeDesign(b.build()).split('\n');
    expect(longer.filter((line) => !after.includes(line))).toHaveLength(1);
    expect(longer).toHaveLength(after.length + 1);
  });

  it('leaves out what is at its default, whoever made the record', () => {
    const { b, t } = small();
    const at = b.records.findIndex(({ id }) => id === t);
    const table = b.records[at] as AnyRecord;
    b.records[at] = { ...table, persistence: 'permanent', rowSecurity: false } as AnyRecord;
    expect(writeDesign(b.build())).toBe(small().text);
  });

  it('does not depend on the order of records or of keys', () => {
    const records = [...richDesign().records.values()];
    const text = writeDesign(new Schema(records));
    const turned = records
      .map((record) => Object.fromEntries(Object.entries(record).reverse()) as unknown as AnyRecord)
      .reverse();
    expect(writeDesign(new Schema(turned))).toBe(text);
  });
});

describe('write ∘ read ∘ write = write (postgres-model:G6)', () => {
  it('for a design of every kind', () => {
    const schema = richDesign();
    const text = writeDesign(schema);
    const again = read(text);
    expect(writeDesign(again)).toBe(text);
    expect(again.size).toBe(schema.size);
    for (const record of schema.records.values()) {
      expect(again.get(record.id)).toEqual(record);
      expect(Object.isFrozen(again.get(record.id))).toBe(true);
    }
  });

  it('for any names, texts and maps', () => {
    const anyText = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
    const key = anyText.filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text));
    fc.assert(
      fc.property(anyText, anyText, fc.dictionary(key, anyText), (name, comment, map) => {
        const { b, t } = small();
        b.change(t, { name, ...(Object.keys(map).length > 0 ? { storageParams: map } : {}) });
        b.add('comment', t, { text: comment });
        const text = writeDesign(b.build());
        const again = read(text);
        expect(writeDesign(again)).toBe(text);
        expect(again.find('table', t)?.name).toBe(name);
      }),
    );
  });

  it('for names that are keys elsewhere (security:D1)', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const { b, t } = small();
      b.change(t, { name });
      expect(read(writeDesign(b.build())).find('table', t)?.name).toBe(name);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('unknown kinds and attributes (postgres-model:F5, T6)', () => {
  const { s, t, text } = small();
  const zebra = `{"id":"zeb_0000000000000000","kind":"zebra","parent":"${s}","name":"z","stripes":[{"a":1,"b":[null,2.5]}]}`;
  const extended = text
    .replace('"name":"orders"}', '"name":"orders","color":{"r":255},"mood":"happy"}')
    .replace('null]}', `${zebra},\nnull]}`);

  it('are kept, named and written again', () => {
    const result = readDesign(extended);
    if (!result.ok) throw new Error('refused');
    expect(result.diagnostics).toMatchObject([
      { code: 'unknown-kept', severity: 'note', subject: t, range: { line: 4 } },
      { code: 'unknown-kept', severity: 'note' },
      { code: 'unknown-kept', message: 'kind "zebra" is unknown and kept as it is' },
    ]);
    const again = writeDesign(result.schema);
    expect(again).toContain(zebra);
    expect(again).toContain('"color":{"r":255},"mood":"happy"');
    expect(writeDesign(read(again))).toBe(again);
  });

  it('survive an edit of the record', () => {
    const schema = read(extended);
    const table = withAttributes(schema.find('table', t) as AnyRecord, { name: 'renamed' });
    const edited = new Schema(
      [...schema.records.values()].map((one) => (one.id === t ? table : one)),
    );
    expect(writeDesign(edited)).toContain('"name":"renamed","color":{"r":255},"mood":"happy"');
  });
});

describe('reading what was edited by hand', () => {
  const { text } = small();

  it.each<[string, string]>([
    ['other white space', JSON.stringify(JSON.parse(text), null, 2)],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${text}`],
    ['no null at the end', text.replace(',\nnull]}', ']}')],
    [
      'another order',
      text
        .split('\n')
        .map((line, at, all) => (at >= 1 && at <= 5 ? (all[6 - at] as string) : line))
        .join('\n'),
    ],
    [
      'keys the other way round',
      `{"records":${JSON.stringify(JSON.parse(text).records)},"ermine":1}`,
    ],
    ['spaces inside a record', text.replace('"kind":"table"', '"kind" : "table"')],
  ])('%s', (_, edited) => {
    expect(edited).not.toBe(text);
    expect(writeDesign(read(edited))).toBe(text);
  });
});

describe('what is refused, with its line', () => {
  const { b, t, c, p, text } = small();
  const line = (n: number) => text.split('\n')[n - 1] as string;
  const other = b.add('table', b.records[1]?.id, { name: 'other' });
  const foreign = b.column(other, 'x', { type: 'text' });
  const two = writeDesign(b.build());
  const lineOf = (source: string, part: string) =>
    source.slice(0, source.indexOf(part)).split('\n').length;

  const cases: [string, string, string, number?][] = [
    ['empty text', '', 'file-truncated', 1],
    ['another format', 'CREATE TABLE x ()', 'bad-syntax', 1],
    ['a newer format', text.replace('"ermine":1', '"ermine":2'), 'format-too-new'],
    ['a newer format of other shape', '{"ermine":7,"chunks":{}}', 'format-too-new'],
    ['format zero', text.replace('"ermine":1', '"ermine":0'), 'bad-syntax', 1],
    ['no format', text.replace('"ermine":1,', ''), 'bad-syntax', 1],
    ['unknown key at the top', text.replace('null]}', 'null],"x":1}'), 'bad-syntax', 7],
    [
      'conflict',
      text.replace(line(4), `<<<<<<< ours\n${line(4)}\n=======\n${line(4)}\n>>>>>>> theirs`),
      'conflict-marker',
      4,
    ],
    ['truncated in a record', text.slice(0, text.indexOf('orders_pkey')), 'file-truncated', 6],
    [
      'truncated between records',
      `${text.split('\n').slice(0, 4).join('\n')}\n`,
      'file-truncated',
      5,
    ],
    ['text after the end', `${text}{}`, 'bad-syntax', 8],
    ['broken JSON in a record', text.replace('"kind":"table"', '"kind":table'), 'bad-syntax', 4],
    ['a key twice', text.replace('"name":"orders"', '"name":"orders","name":"x"'), 'bad-syntax', 4],
    [
      'a forbidden key',
      text.replace('"name":"orders"', '"name":"orders","__proto__":{"x":1}'),
      'bad-syntax',
      4,
    ],
    [
      'a forbidden key deep inside',
      text.replace('"name":"orders"', '"name":"orders","x":[{"constructor":1}]'),
      'bad-syntax',
      4,
    ],
    ['a null character', text.replace('"name":"orders"', '"name":"a\\u0000"'), 'bad-syntax', 4],
    ['an unpaired surrogate', text.replace('"name":"orders"', '"name":"\\ud800"'), 'bad-syntax', 4],
    [
      'deep nesting',
      text.replace('"name":"orders"', `"name":"orders","x":${'['.repeat(300)}${']'.repeat(300)}`),
      'bad-syntax',
      4,
    ],
    ['null among the records', text.replace(line(4), `null,\n${line(4)}`), 'bad-syntax', 4],
    ['duplicate id', text.replace(line(4), `${line(4)}\n${line(4)}`), 'duplicate-id', 5],
    ['not an id', text.replaceAll(t, 'tbl_1'), 'bad-id', 4],
    ['an id of another kind', text.replaceAll(t, t.replace('tbl', 'col')), 'bad-id', 4],
    ['an id of an unknown kind', text.replaceAll(t, t.replace('tbl', 'zzz')), 'bad-id', 4],
    ['missing name', text.replace(',"name":"orders"', ''), 'bad-record', 4],
    ['missing attribute', text.replace(',"type":{"type":"bigint"}', ''), 'bad-record', 5],
    ['wrong type of value', text.replace('{"type":"bigint"}', '"bigint"'), 'bad-record', 5],
    [
      'wrong type inside',
      text.replace('{"type":"bigint"}', '{"type":"bigint","array":1}'),
      'bad-record',
      5,
    ],
    [
      'wrong choice',
      text.replace('"name":"orders"', '"name":"orders","persistence":"odd"'),
      'bad-record',
      4,
    ],
    ['bad order', text.replace(/"order":"[^"]*"/, '"order":"0 0"'), 'bad-record', 5],
    [
      'identity together with a default',
      text.replace('{"type":"bigint"}', '{"type":"bigint"},"identity":"always","default":["1"]'),
      'bad-record',
      5,
    ],
    ['no parent', text.replace(/("kind":"table"),"parent":"[^"]*"/, '$1'), 'bad-parent', 4],
    ['a missing parent', text.replace(line(4), ''), 'dangling-reference'],
    [
      'a parent of the wrong kind',
      text.replace(/("kind":"primaryKey","parent":)"[^"]*"/, `$1"${b.database}"`),
      'bad-parent',
      6,
    ],
    [
      'a second root',
      text.replace(line(3), `${line(2).replace(b.database, 'db_0000000000000000')}\n${line(3)}`),
      'bad-parent',
      3,
    ],
    ['no root', `{"ermine":1,"records":[\nnull]}\n`, 'bad-record'],
    [
      'a dangling reference',
      text.replace(`["${c}"]`, '["col_0000000000000000"]'),
      'dangling-reference',
      6,
    ],
    ['a reference to the wrong kind', text.replace(`["${c}"]`, `["${t}"]`), 'bad-reference', 6],
    [
      "a key over another table's column",
      two.replace(`["${c}"]`, `["${foreign}"]`),
      'bad-reference',
      lineOf(two, p),
    ],
    [
      'parents in a circle',
      text.replace(
        'null]}',
        '{"id":"opq_0000000000000001","kind":"opaque","parent":"opq_0000000000000002","tag":"X","address":"x","statements":[]},\n{"id":"opq_0000000000000002","kind":"opaque","parent":"opq_0000000000000001","tag":"X","address":"x","statements":[]},\nnull]}',
      ),
      'bad-parent',
      7,
    ],
  ];
  it.each(cases)('%s', (what, broken, code, at) => {
    expect(broken, 'the case changes nothing').not.toBe(text);
    const result = readDesign(broken);
    expect(result.ok, what).toBe(false);
    expect(result.diagnostics.map((one) => one.code)).toContain(code);
    for (const { severity, message } of result.diagnostics) {
      expect(severity).toBe('error');
      expect(message).not.toMatch(/\.$/);
    }
    const [first] = result.diagnostics.filter((one) => one.code === code);
    if (at !== undefined) expect(first?.range?.line).toBe(at);
  });

  it('a file over the limits, with figures', () => {
    const many = `{"ermine":1,"records":[\n${'{},\n'.repeat(limits.records + 1)}null]}\n`;
    expect(readDesign(many).diagnostics).toMatchObject([
      { code: 'input-too-large', message: `the file has ${limits.records + 1} records` },
    ]);
  });

  it('records that lie too deep in each other', () => {
    const { text, b } = small();
    const id = (n: number) => `cmt_${String(n).padStart(16, '0')}`;
    const chain = Array.from(
      { length: 5000 },
      (_, n) =>
        `{"id":"${id(n + 1)}","kind":"comment","parent":"${n === 0 ? b.database : id(n)}","text":""},\n`,
    );
    const result = readDesign(text.replace('null]}', `${chain.reverse().join('')}null]}`));
    expect(result.diagnostics).toMatchObject([
      { code: 'input-too-large', message: 'records lie 200 deep in each other' },
    ]);
  });

  it('lists no more errors than anyone can read', () => {
    const many = `{"ermine":1,"records":[\n${'{},\n'.repeat(5000)}null]}\n`;
    const { diagnostics } = readDesign(many);
    expect(diagnostics.length).toBeGreaterThan(10);
    expect(diagnostics.length).toBeLessThanOrEqual(100);
  });
});

describe('any damage', () => {
  const text = writeDesign(richDesign());

  it('never throws, and what is accepted is a design in canonical form', () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.constantFrom(
          '',
          '"',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '\\',
          '\n',
          'null',
          '__proto__',
          '1e999',
          '\u0000',
        ),
        fc.string({ maxLength: 5, unit: 'binary' }),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (damages, cut) => {
          let broken = text;
          for (const { at, remove, insert } of damages) {
            broken = broken.slice(0, at) + insert + broken.slice(at + remove);
          }
          if (cut) broken = broken.slice(0, damages[0]?.at);
          const result = readDesign(broken);
          if (!result.ok) {
            expect(result.diagnostics.length).toBeGreaterThan(0);
            return;
          }
          const written = writeDesign(result.schema);
          expect(writeDesign(read(written))).toBe(written);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of any text at all is an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (anything) => {
        expect(readDesign(anything).ok).toBe(false);
      }),
    );
  });
});

it('reads what makeRecord makes, as it makes it', () => {
  const { b, t } = small();
  b.records.push(
    makeRecord('comment', { id: 'cmt_0000000000000000', parent: t, text: 'é😀\n\u2028' }),
  );
  const again = read(writeDesign(b.build()));
  expect(again.get('cmt_0000000000000000')).toEqual(b.records.at(-1));
});
