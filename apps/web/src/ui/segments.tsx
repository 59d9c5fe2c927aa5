/** A choice of one among a few, as a row of segments. */
import { useRef } from 'react';
import styles from './button.module.css';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A radio group drawn as segments; arrows move the choice. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  const choose = (at: number) => {
    const option = options[(at + options.length) % options.length];
    if (!option) return;
    onChange(option.value);
    group.current?.querySelectorAll<HTMLElement>('button')[options.indexOf(option)]?.focus();
  };
  return (
    <div ref={group} className={styles.segments} role="radiogroup" aria-label={label}>
      {options.map((option, i) => (
        // biome-ignore lint/a11y/useSemanticElements: native radios cannot be drawn as segments.
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            choose(i + step);
          }}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
