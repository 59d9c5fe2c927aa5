// String constants in SQL (security:Q3, Q4).

// Line feed and tab stand as they are; every other control character is written as an escape.
const NEEDS_ESCAPE = /(?![\n\t])[\\\p{Cc}]/u;

function escaped(character: string): string {
  return character === '\\'
    ? '\\\\'
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A string constant that means the same whatever standard_conforming_strings says. */
export function quoteLiteral(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return NEEDS_ESCAPE.test(text)
    ? `E'${quoted.replace(new RegExp(NEEDS_ESCAPE, 'gu'), escaped)}'`
    : `'${quoted}'`;
}

/** A dollar-quoted constant whose tag does not occur in the body, not even across its end. */
export function dollarQuote(body: string): string {
  for (let pass = 0; ; pass++) {
    const tag = pass === 0 ? '$$' : pass === 1 ? '$body$' : `$body${pass - 1}$`;
    if ((body + tag).indexOf(tag) === body.length) return `${tag}${body}${tag}`;
  }
}
