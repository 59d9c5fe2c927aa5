/** Pasting SQL anywhere on the start screen is the import itself (editor:S9). */
import { designStore } from '../state/design.ts';
import { openFiles, openText } from '../state/opening.ts';
import { useUi } from '../state/ui.ts';

/** Listens until the answer is called. */
export function listenToPaste(): () => void {
  const listen = (event: ClipboardEvent) => {
    const { target } = event;
    if (target instanceof HTMLElement && target.matches('input, textarea')) return;
    const { dialog } = useUi.getState();
    // With a design open, pasting opens another one only where that was asked for.
    if (designStore.get() && dialog !== 'open') return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (files.length > 0) void openFiles(files);
    else if (text.trim() !== '') void openText('pasted.sql', text);
    else return;
    event.preventDefault();
  };
  window.addEventListener('paste', listen);
  return () => window.removeEventListener('paste', listen);
}
