/** The edge of a panel: dragged or moved with arrows to change the panel's size. */
import { useRef } from 'react';
import styles from './splitter.module.css';

interface SplitterProps {
  readonly label: string;
  /** The side of the panel on which it lies. */
  readonly side: 'left' | 'right' | 'top';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

const keyStep = 16;

/** A separator that can be moved. */
export function Splitter({ label, side, value, least, most, onChange }: SplitterProps) {
  const start = useRef<{ at: number; value: number }>(undefined);
  const vertical = side !== 'top';
  const grows = side === 'right' ? 1 : -1;
  const set = (next: number) => onChange(Math.round(Math.min(most, Math.max(least, next))));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved.
    <div
      className={styles.splitter}
      data-side={side}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: vertical ? event.clientX : event.clientY, value };
      }}
      onPointerMove={(event) => {
        if (!start.current) return;
        const now = vertical ? event.clientX : event.clientY;
        set(start.current.value + (now - start.current.at) * grows);
      }}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onPointerCancel={() => {
        start.current = undefined;
      }}
      onKeyDown={(event) => {
        const steps: Readonly<Record<string, number>> = vertical
          ? { ArrowRight: grows, ArrowLeft: -grows }
          : { ArrowUp: 1, ArrowDown: -1 };
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        set(value + step * keyStep);
      }}
    />
  );
}
