/** Starts the application: takes the launch token, sets the theme, renders. */
import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import { darkTheme, lightTheme } from '@ermine/layout';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyCanvasProperties } from './canvas/canvas-properties.ts';
import { installTestHook } from './canvas/test-hook.ts';
import { takeLaunchToken } from './state/launch-token.ts';
import { applyTheme, onThemeChange } from './state/theme.ts';

takeLaunchToken();
applyTheme();
onThemeChange((name) => applyCanvasProperties(name === 'dark' ? darkTheme : lightTheme));
installTestHook();

const root = document.getElementById('root');
if (!root) throw new Error('the page has no element with id "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
