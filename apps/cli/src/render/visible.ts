/** Text of files and databases in a terminal: it must not steer it. */

/** Writes control and direction characters by their code point; line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (c) =>
    c === '\n' || c === '\t'
      ? c
      : `\\u${(c.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
}
