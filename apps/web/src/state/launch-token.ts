/**
 * The launch token of the local server (security:U2): it arrives in the fragment of the printed
 * address, moves to this origin's storage, and is cleared from the address bar.
 */
const key = 'ermine.token';

/** Takes the token out of `#t=…` when there is one; call once before anything is shown. */
export function takeLaunchToken(): void {
  const match = /^#(?:.*&)?t=([^&]+)/.exec(window.location.hash);
  if (!match?.[1]) return;
  window.localStorage.setItem(key, decodeURIComponent(match[1]));
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

/** The token, or undefined when this page was opened without one. */
export function launchToken(): string | undefined {
  return window.localStorage.getItem(key) ?? undefined;
}
