/** Turns key presses into actions: the only place that listens for keys of actions (editor:K2, K3). */
import { useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { isMac, matches } from './keys.ts';
import { actions } from './registry.ts';

const mac = isMac(navigator.platform);

/** Listens until the answer is called. */
export function listenToKeys(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    // A dialog has its own keys; a second find key there is the browser's (editor:F2).
    if (useUi.getState().dialog !== undefined) return;
    const typing = isTyping(event.target);
    const onCanvas = isOnCanvas(event.target);
    for (const action of actions) {
      if (
        !action.keys.some(
          (key) => reachable(action, key, typing, onCanvas) && matches(event, key, mac),
        )
      ) {
        continue;
      }
      if (action.when && !action.when()) continue;
      event.preventDefault();
      action.run();
      return;
    }
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}

function reachable(action: Action, key: string, typing: boolean, onCanvas: boolean): boolean {
  if (action.scope === 'canvas') return onCanvas;
  return key.startsWith('Mod+') || /^(?:Shift\+)?F\d/.test(key) || !typing;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function isOnCanvas(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof HTMLElement && target.closest('[data-region="canvas"]') !== null)
  );
}
