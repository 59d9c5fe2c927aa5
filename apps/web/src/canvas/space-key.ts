/** While Space is held over the canvas, the left button pans instead of selecting (editor:C10). */

/**
 * Marks an element with `data-panning` while Space is held and the focus is on `focusable` or
 * nowhere; the answer stops it.
 */
export function listenToSpace(element: HTMLElement, focusable: HTMLElement): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  const free = () => {
    const active = document.activeElement;
    return active === null || active === document.body || active === focusable;
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.code === 'Space' && free()) element.dataset.panning = '';
    },
    { signal },
  );
  const release = () => {
    delete element.dataset.panning;
  };
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.code === 'Space') release();
    },
    { signal },
  );
  window.addEventListener('blur', release, { signal });
  return () => abort.abort();
}
