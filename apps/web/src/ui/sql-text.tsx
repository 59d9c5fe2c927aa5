/** Short SQL with the colours of the editor, without loading it: keywords, strings, comments, numbers. */
import { Fragment } from 'react';
import styles from './sql-text.module.css';

const token =
  /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|("(?:[^"]|"")*")|\b(\d+(?:\.\d+)?)\b|\b([A-Z][A-Z_]*)\b/g;
const classes = [styles.comment, styles.string, undefined, styles.number, styles.keyword];

/** A block of SQL; the printer writes keywords in capitals, which is how they are told. */
export function SqlText({ text }: { readonly text: string }) {
  const parts: { readonly at: number; readonly text: string; readonly className?: string }[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > last) parts.push({ at: last, text: text.slice(last, match.index) });
    const group = match.slice(1).findIndex((one) => one !== undefined);
    parts.push({ at: match.index, text: match[0], className: classes[group] });
    last = match.index + match[0].length;
  }
  parts.push({ at: last, text: text.slice(last) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard.
    <pre className={styles.sql} tabIndex={0}>
      <code>
        {parts.map((part) =>
          part.className === undefined ? (
            <Fragment key={part.at}>{part.text}</Fragment>
          ) : (
            <span key={part.at} className={part.className}>
              {part.text}
            </span>
          ),
        )}
      </code>
    </pre>
  );
}
