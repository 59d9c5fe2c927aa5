/** The regions of the editor in focus order: top bar, navigator, canvas, inspector, bottom (editor:A9). */

const order = ['top', 'navigator', 'canvas', 'inspector', 'bottom'];
const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea, [tabindex]:not([tabindex="-1"], [role="separator"])';

/** Moves the focus to the next region that is shown, or the previous one with -1. */
export function moveFocus(direction: 1 | -1): void {
  const regions = order.flatMap((name) => {
    const element = document.querySelector<HTMLElement>(`[data-region="${name}"]`);
    return element ? [element] : [];
  });
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  for (let i = 1; i <= regions.length; i++) {
    const next = regions[(at + direction * i + regions.length * 2) % regions.length];
    const target = next?.matches(focusable) ? next : next?.querySelector<HTMLElement>(focusable);
    if (!target) continue;
    target.focus();
    return;
  }
}
