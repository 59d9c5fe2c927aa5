/** The text of an input as people see it and as positions in a report count it. */
import type { Input } from './protocol.ts';

/** Decodes UTF-8 and leaves out a byte order mark; a pasted text is itself. */
export function textOf(input: Input): string {
  return 'text' in input ? input.text : new TextDecoder('utf-8').decode(input.bytes);
}
