/** The theme: light, dark, or that of the system. */
import { Monitor, Moon, Sun } from 'lucide-react';
import { themeDark } from '../actions/theme-dark.ts';
import { themeLight } from '../actions/theme-light.ts';
import { themeSystem } from '../actions/theme-system.ts';
import type { ThemeChoice } from '../state/preferences.ts';
import { useUi } from '../state/ui.ts';
import { ActionButton } from '../ui/action-button.tsx';

const next = {
  system: { icon: Monitor, action: themeLight },
  light: { icon: Sun, action: themeDark },
  dark: { icon: Moon, action: themeSystem },
} as const satisfies Record<ThemeChoice, unknown>;

/** One button that goes round: system, light, dark. */
export function ThemeToggle() {
  const theme = useUi((state) => state.preferences.theme);
  const { icon, action } = next[theme];
  return <ActionButton action={action} icon={icon} />;
}
