/** A button for an action: its icon, its label as accessible name, its key in the tooltip. */
import type { LucideIcon } from 'lucide-react';
import type { Action } from '../actions/action.ts';
import { isMac, keyText } from '../actions/keys.ts';
import styles from './button.module.css';

const mac = isMac(navigator.platform);

/** The label of an action with its first key, for a tooltip. */
export function labelWithKey(action: Action): string {
  const [key] = action.keys;
  return key === undefined ? action.label : `${action.label} (${keyText(key, mac)})`;
}

interface ActionButtonProps {
  readonly action: Action;
  readonly icon: LucideIcon;
  readonly pressed?: boolean;
}

/** A small square button that does an action. */
export function ActionButton({ action, icon: Icon, pressed }: ActionButtonProps) {
  return (
    <button
      type="button"
      className={styles.icon}
      title={labelWithKey(action)}
      aria-label={action.label}
      aria-pressed={pressed}
      onClick={() => action.run()}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
