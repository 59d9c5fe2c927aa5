/** The mark of Ermine: the heraldic spot. */

/** The mark, square, in the accent colour. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        <path d="M16 15.2c1.9 2.9 3 6.4 3.7 11.3-1.2-.9-2.2-1.3-2.8-1.3l-.9 2.3-.9-2.3c-.6 0-1.6.4-2.8 1.3.7-4.9 1.8-8.4 3.7-11.3Z" />
        <circle cx="16" cy="7.2" r="2" />
        <circle cx="11.3" cy="11.8" r="2" />
        <circle cx="20.7" cy="11.8" r="2" />
      </g>
    </svg>
  );
}
