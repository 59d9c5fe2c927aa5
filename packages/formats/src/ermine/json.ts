// What JSON must be before it is trusted (security:D1-D3): own keys only, no keys twice, sound strings, finite
// numbers, bounded depth.
import { forbiddenKeys, limits } from './format.ts';

const UNSOUND = /[\0\p{Surrogate}]/u;

const UNPAIRED = /\p{Surrogate}/u;

/**
 * Tells whether a text may hold what {@link checkJson} refuses, apart from depth: a quick look at the whole
 * that most texts pass.
 */
export function isSuspicious(text: string): boolean {
  if (text.includes('\\u') || UNPAIRED.test(text)) return true;
  for (const key of forbiddenKeys) if (text.includes(`"${key}"`)) return true;
  return false;
}

/** Says what is wrong with a parsed value, or null. */
export function checkJson(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return checkString(value);
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a number is not finite';
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= limits.depth) return `values are nested more than ${limits.depth} deep`;
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = checkJson(item, depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  }
  for (const key of Object.keys(value)) {
    if (forbiddenKeys.has(key)) return `key "${key}" is not allowed`;
    const problem =
      checkString(key) ?? checkJson((value as Readonly<Record<string, unknown>>)[key], depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

function checkString(text: string): string | null {
  if (text.length > limits.stringLength) {
    return `a text has ${text.length} characters, more than ${limits.stringLength}`;
  }
  return UNSOUND.test(text) ? 'a text has a null character or an unpaired surrogate' : null;
}

/** Tells whether an object in a JSON text that parses has a key twice, of which parsing keeps only one. */
export function hasRepeatedKey(json: string): boolean {
  const open: (Set<string> | null)[] = [];
  const string = /"(?:[^"\\]|\\.)*"/y;
  let afterComma = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at] as string;
    switch (character) {
      case '{':
        open.push(new Set());
        afterComma = true;
        break;
      case '[':
        open.push(null);
        break;
      case '}':
      case ']':
        open.pop();
        afterComma = false;
        break;
      case ',':
        afterComma = true;
        break;
      case '"': {
        string.lastIndex = at;
        const text = string.exec(json)?.[0] ?? '"';
        at += text.length - 1;
        const keys = open[open.length - 1];
        if (keys && afterComma) {
          const key = JSON.parse(text) as string;
          if (keys.has(key)) return true;
          keys.add(key);
        }
        afterComma = false;
        break;
      }
      default:
        break;
    }
  }
  return false;
}
