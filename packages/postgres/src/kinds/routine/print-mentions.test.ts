import { DesignBuilder } from '@ermine/testkit';
import { describe, expect, it } from 'vitest';
import { mentionFinder } from './print-mentions.ts';

describe('mentionFinder', () => {
  const b = new DesignBuilder();
  const s = b.add('schema', b.database, { name: 'public' });
  const names = new Map(
    ['f', 'größe', 'Odd "one"', 'F', '"'].map((name) => [
      b.add('routine', s, { name, body: '' }),
      name,
    ]),
  );
  const twin = b.add('routine', s, {
    name: 'f',
    arguments: [{ type: { type: 'text' } }],
    body: '',
  });
  names.set(twin, 'f/text');
  const find = mentionFinder(b.build());

  it.each<[string, string[]]>([
    ['f(1)', ['f', 'f/text']],
    ['F (1) + f( 2 )', ['f', 'f/text']],
    ['"F"(1)', ['F']],
    ['s.größe(x)', ['größe']],
    ['"Odd ""one"""(1)', ['Odd "one"']],
    ['""""(1)', ['"']],
    ['xf(1), f', []],
    ['(1)', []],
    ['"(', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(find(text).map((id) => names.get(id))).toEqual(expected);
  });

  it('finds nothing where there are no routines', () => {
    expect(mentionFinder(new DesignBuilder().build())('f(1)')).toEqual([]);
  });
});
