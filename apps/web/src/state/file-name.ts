/** File names made from names of people's things (security:X6). */

/** `[A-Za-z0-9._-]`, at most 100 characters, no leading dot, no name that Windows reserves. */
export function fileName(name: string): string {
  const safe = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
  if (safe === '') return 'design';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(safe) ? `design-${safe}` : safe;
}
