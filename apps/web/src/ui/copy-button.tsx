/** Copies a text and shows for a moment that it did. */
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { notify } from '../state/notices.ts';
import { announce } from '../state/ui.ts';
import styles from './button.module.css';

const shownMs = 1_500;

/** A small button that copies. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      className={styles.icon}
      title={label}
      aria-label={label}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => {
            setCopied(true);
            announce('Copied');
          },
          () => notify({ tone: 'bad', text: 'The browser did not allow copying' }),
        );
      }}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
