/**
 * Reading and matching keys. Digits and brackets match by place on the keyboard, letters with Alt
 * too, everything else by what it types (editor §3). Pure but for the platform, which is passed in.
 */

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface Parsed {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly name: string;
}

function parse(key: string): Parsed {
  const parts = key === '+' ? ['+'] : key.split('+');
  const name = parts[parts.length - 1] ?? '';
  const has = (part: string) => parts.slice(0, -1).includes(part);
  return { mod: has('Mod'), alt: has('Alt'), shift: has('Shift'), name };
}

const codes: Readonly<Record<string, string>> = { '[': 'BracketLeft', ']': 'BracketRight' };

/** Characters that some layouts type with Shift: Shift does not count for them. */
const shifted = /^[?/\\+<>]$/;

/** Whether a key press is this key. */
export function matches(press: KeyPress, key: string, mac: boolean): boolean {
  const { mod, alt, shift, name } = parse(key);
  const command = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (command !== mod || other) return false;
  // A bracket may need Alt on layouts where it is typed so: it is matched by place without.
  if (press.altKey !== alt) return false;
  if (!shifted.test(name) && press.shiftKey !== shift) return false;
  if (/^\d$/.test(name)) return press.code === `Digit${name}` || press.code === `Numpad${name}`;
  const code = codes[name];
  if (code !== undefined) return press.code === code;
  if (alt && /^[A-Z]$/.test(name)) return press.code === `Key${name}`;
  return press.key.toLowerCase() === name.toLowerCase();
}

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const otherNames: Readonly<Record<string, string>> = { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** How a key is shown: `⌘K` on macOS, `Ctrl+K` elsewhere. */
export function keyText(key: string, mac: boolean): string {
  const parts = key === '+' ? ['+'] : key.split('+');
  const names = mac ? macNames : otherNames;
  return parts.map((part) => names[part] ?? keyNames[part] ?? part).join(mac ? '' : '+');
}

/** Whether this computer has a ⌘ key. */
export function isMac(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}
