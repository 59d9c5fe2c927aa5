import { createSeededIdSource, makeRecord, Schema, type TypeRef } from '@ermine/model';
import { describe, expect, it } from 'vitest';
import { canonicalTypeName, isPrintableType, printType, typeNameOfAlias } from './types.ts';

const newId = createSeededIdSource(1);
const database = makeRecord('database', { id: newId('db'), name: 'd' });
const schema = makeRecord('schema', { id: newId('sch'), parent: database.id, name: 'My "s"' });
const mood = makeRecord('enum', { id: newId('enm'), parent: schema.id, name: 'mood' });
const box = makeRecord('opaque', {
  id: newId('opq'),
  parent: schema.id,
  name: 'select',
  statements: [['CREATE TYPE …']],
  tag: 'CREATE TYPE',
  address: 'type x',
});
const records = new Schema([database, schema, mood, box]);

describe('printType (postgres-model §2.6)', () => {
  const cases: [TypeRef, string][] = [
    [{ type: 'integer' }, 'integer'],
    [{ type: 'numeric', modifiers: ['10', '2'] }, 'numeric(10,2)'],
    [{ type: 'numeric', modifiers: ['3', '-2'] }, 'numeric(3,-2)'],
    [{ type: 'character varying', modifiers: ['255'], array: true }, 'character varying(255)[]'],
    [{ type: 'timestamp with time zone', modifiers: ['3'] }, 'timestamp(3) with time zone'],
    [{ type: 'timestamp with time zone' }, 'timestamp with time zone'],
    [
      { type: 'time without time zone', modifiers: ['0'], array: true },
      'time(0) without time zone[]',
    ],
    [{ type: 'interval' }, 'interval'],
    [{ type: 'interval', modifiers: ['6'] }, 'interval(6)'],
    [{ type: 'interval', modifiers: ['day to second', '2'] }, 'interval day to second(2)'],
    [{ type: 'interval', modifiers: ['year'] }, 'interval year'],
    [{ type: 'bit varying', modifiers: ['5'] }, 'bit varying(5)'],
    [{ type: 'public.geometry', modifiers: ['Point', '4326'] }, 'public.geometry(Point,4326)'],
    [{ type: '"char"' }, '"char"'],
    [{ type: 'bpchar' }, 'bpchar'],
    [{ type: 'character', modifiers: ['1'] }, 'character(1)'],
    [{ type: mood.id, array: true }, '"My ""s""".mood[]'],
    [{ type: box.id }, '"My ""s"""."select"'],
  ];
  it.each(cases)('%j → %s', (ref, text) => {
    expect(printType(records, ref)).toBe(text);
    expect(isPrintableType(ref)).toBe(true);
  });

  it.each<TypeRef>([
    { type: 'integer); DROP TABLE x; --' },
    { type: '' },
    { type: 'integer primary key' },
    { type: 'a.b.c' },
    { type: 'numeric', modifiers: ['10) NOT NULL'] },
    { type: 'numeric', modifiers: ["'"] },
    { type: '"a' },
  ])('refuses %j', (ref) => {
    expect(isPrintableType(ref)).toBe(false);
  });
});

describe('canonicalTypeName', () => {
  it.each([
    ['int4', 'integer'],
    ['bool', 'boolean'],
    ['varchar', 'character varying'],
    ['timestamptz', 'timestamp with time zone'],
    ['char', '"char"'],
    ['text', 'text'],
    ['any', '"any"'],
    ['json', 'json'],
    ['int4range', 'int4range'],
  ])('%s → %s', (internal, canonical) => {
    expect(canonicalTypeName(internal)).toBe(canonical);
  });

  it('tells bpchar from character(n)', () => {
    expect(canonicalTypeName('bpchar')).toBe('bpchar');
    expect(canonicalTypeName('bpchar', ['1'])).toBe('character');
  });

  it.each([
    ['int', 'integer'],
    ['INT8', 'bigint'],
    ['Char', 'character'],
    ['decimal', 'numeric'],
    ['character  varying', 'character varying'],
    ['timestamp', 'timestamp without time zone'],
    ['uuid', 'uuid'],
    ['citext', undefined],
  ])('alias %s → %s', (written, canonical) => {
    expect(typeNameOfAlias(written)).toBe(canonical);
  });
});
