/** The key and link marks of a mounted row: the painter's glyphs as SVG. */
import type { CSSProperties } from 'react';

interface MarkProps {
  readonly className?: string;
  readonly style?: CSSProperties;
}

/** The mark of a primary key. */
export function KeyMark({ className, style }: MarkProps) {
  return (
    <svg className={className} style={style} viewBox="-8 -8 16 16" aria-hidden="true">
      <path d="M-.5 0A2.5 2.5 0 1 1-5.5 0 2.5 2.5 0 1 1-.5 0M-.5 0H5.5M5 0V2.5M2.5 0V2" />
    </svg>
  );
}

/** The mark of a foreign key. */
export function LinkMark({ className, style }: MarkProps) {
  return (
    <svg className={className} style={style} viewBox="-8 -8 16 16" aria-hidden="true">
      <path d="M-1.5 2.5H-3A2.5 2.5 0 0 1-3-2.5H-1.5M1.5-2.5H3A2.5 2.5 0 0 1 3 2.5H1.5M-2 0H2" />
    </svg>
  );
}
