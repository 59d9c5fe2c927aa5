/** The badge: whether the DDL was proved on a scratch Postgres, and what was left out. */
import { CircleAlert, CircleDashed, LoaderCircle, RotateCw, ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { verifyAgain } from '../actions/verify-again.ts';
import { useStoreValue } from '../state/store.ts';
import { type Verdict, verdictOf } from '../state/verdict.ts';
import { type Verification, verificationStore } from '../state/verification.ts';
import button from '../ui/button.module.css';
import styles from './verified-badge.module.css';

const icons = {
  busy: LoaderCircle,
  good: ShieldCheck,
  bad: CircleAlert,
  quiet: CircleDashed,
} as const satisfies Record<Verdict['tone'], unknown>;

/** The badge with a popover of everything that is known. */
export function VerifiedBadge() {
  const verification = useStoreValue(verificationStore);
  const [open, setOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (!area.current?.contains(event.target as Node)) setOpen(false);
      },
      { signal, capture: true },
    );
    return () => abort.abort();
  }, [open]);
  if (!verification) return null;
  const verdict = verdictOf(verification);
  const Icon = icons[verdict.tone];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere inside closes the popover.
    <div
      ref={area}
      className={styles.area}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <button
        type="button"
        className={styles.badge}
        data-tone={verdict.tone}
        data-testid="verified-badge"
        title={verdict.long}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon size={14} strokeWidth={1.9} aria-hidden="true" />
        {verdict.short}
      </button>
      {open ? (
        <section className={styles.popover} aria-label="Verification">
          <VerificationDetails verification={verification} />
          <button
            type="button"
            className={`${button.button} ${button.small}`}
            disabled={verification.state === 'running'}
            onClick={() => verifyAgain.run()}
          >
            <RotateCw size={13} aria-hidden="true" />
            {verifyAgain.label}
          </button>
        </section>
      ) : null}
    </div>
  );
}

/** Everything that is known: differences, and what was not compared. */
export function VerificationDetails({ verification }: { readonly verification: Verification }) {
  const verdict = verdictOf(verification);
  const verified = verification.state === 'done' ? verification.verified : undefined;
  return (
    <div className={styles.details}>
      <p className={styles.long} data-tone={verdict.tone}>
        {verdict.long}
      </p>
      {verification.state === 'error' && verification.hint ? (
        <p className={styles.muted}>{verification.hint}</p>
      ) : null}
      {verified && verified.differences.length > 0 ? (
        <>
          <h3 className={styles.heading}>Differences</h3>
          <ul className={styles.list}>
            {verified.differences.map((difference, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
              <li key={i}>
                <code>{difference.address}</code>
                {difference.attribute === undefined ? null : ` · ${difference.attribute}`}
                <span className={styles.sides}>
                  <span>imported: {show(difference.imported)}</span>
                  <span>read back: {show(difference.elaborated)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {verified && verified.notVerified.length > 0 ? (
        <>
          <h3 className={styles.heading}>Left out of the comparison</h3>
          <ul className={styles.list}>
            {verified.notVerified.map((item, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
              <li key={i}>
                <code>{item.address}</code>
                <span className={styles.muted}>{item.reason}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
