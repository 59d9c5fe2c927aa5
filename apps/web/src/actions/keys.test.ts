import { expect, test } from 'vitest';
import { type KeyPress, keyText, matches } from './keys.ts';

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
});

test.each<[string, KeyPress, boolean, boolean]>([
  ['Mod+K', press('k', 'KeyK', 'c'), false, true],
  ['Mod+K', press('k', 'KeyK', 'm'), false, false],
  ['Mod+K', press('k', 'KeyK', 'm'), true, true],
  ['Mod+K', press('K', 'KeyK', 'cs'), false, false],
  ['Shift+1', press('!', 'Digit1', 's'), false, true],
  ['Shift+1', press('1', 'Digit1', 's'), false, true],
  ['Mod+0', press('0', 'Digit0', 'c'), false, true],
  ['[', press('ü', 'BracketLeft'), false, true],
  ['?', press('?', 'Slash', 's'), false, true],
  ['?', press('?', 'Minus', 's'), false, true],
  ['/', press('/', 'Digit7', 's'), false, true],
  ['Mod+Alt+B', press('∫', 'KeyB', 'ma'), true, true],
  ['ArrowLeft', press('ArrowLeft', 'ArrowLeft'), false, true],
  ['ArrowLeft', press('ArrowLeft', 'ArrowLeft', 's'), false, false],
  ['G', press('g', 'KeyG', 'a'), false, false],
])('%s against %o on mac %s is %s', (key, event, mac, expected) => {
  expect(matches(event, key, mac)).toBe(expected);
});

test('keys are shown in the words of the platform', () => {
  expect(keyText('Mod+Alt+B', true)).toBe('⌘⌥B');
  expect(keyText('Mod+Alt+B', false)).toBe('Ctrl+Alt+B');
  expect(keyText('Shift+ArrowLeft', false)).toBe('Shift+←');
});
