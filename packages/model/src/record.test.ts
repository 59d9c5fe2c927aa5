import { describe, expect, it } from 'vitest';
import { fieldsOf, isKnownKey, makeRecord, withAttributes } from './record.ts';

const id = 'tbl_0000000000000000';
const parent = 'sch_0000000000000000';

describe('makeRecord', () => {
  it('leaves out defaults and what is undefined, also where a default is a structure', () => {
    expect(
      makeRecord('table', {
        id,
        parent,
        name: 't',
        persistence: 'permanent',
        rowSecurity: false,
        tablespace: undefined,
      }),
    ).toEqual({ id, kind: 'table', parent, name: 't' });
    expect(
      makeRecord('sequence', {
        id: 'seq_0000000000000000',
        parent,
        name: 's',
        type: { type: 'bigint' },
      }),
    ).not.toHaveProperty('type');
    expect(
      makeRecord('database', { id: 'db_0000000000000000', name: 'd', searchPath: ['public'] }),
    ).not.toHaveProperty('searchPath');
  });

  it('keeps what differs from the default, in the order of the design file', () => {
    const record = makeRecord('table', {
      rowSecurity: true,
      name: 't',
      parent,
      persistence: 'unlogged',
      id,
    });
    expect(Object.keys(record)).toEqual([
      'id',
      'kind',
      'parent',
      'name',
      'persistence',
      'rowSecurity',
    ]);
    expect(Object.isFrozen(record)).toBe(true);
  });

  it('takes nothing that the kind does not have', () => {
    expect(makeRecord('table', { id, parent, name: 't', colour: 'red' })).not.toHaveProperty(
      'colour',
    );
  });
});

describe('withAttributes', () => {
  const table = makeRecord('table', { id, parent, name: 't', rowSecurity: true });

  it('sets, and takes away what is set to undefined or to its default', () => {
    const changed = withAttributes(table, { name: 'u', persistence: 'unlogged' });
    expect(changed).toEqual({
      id,
      kind: 'table',
      parent,
      name: 'u',
      persistence: 'unlogged',
      rowSecurity: true,
    });
    expect(withAttributes(changed, { persistence: 'permanent', rowSecurity: undefined })).toEqual({
      id,
      kind: 'table',
      parent,
      name: 'u',
    });
    expect(table.name).toBe('t');
  });

  it('keeps attributes that a newer version wrote', () => {
    const newer = Object.freeze({ ...table, colour: 'red' });
    expect(withAttributes(newer, { name: 'u' })).toMatchObject({ name: 'u', colour: 'red' });
  });
});

it('tells known attributes from names of object members', () => {
  expect(isKnownKey('table', 'rowSecurity')).toBe(true);
  expect(isKnownKey('table', 'parent')).toBe(true);
  for (const key of ['colour', 'constructor', 'toString', '__proto__']) {
    expect(isKnownKey('table', key)).toBe(false);
  }
  expect(Object.keys(fieldsOf('enumValue'))).toEqual([]);
});
