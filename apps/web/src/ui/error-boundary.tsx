/** Keeps a crash inside its panel: the others live on, and the design can be saved (editor:A6). */
import { Component, type ReactNode } from 'react';
import { saveDesign } from '../state/saving.ts';
import button from './button.module.css';
import styles from './error-boundary.module.css';

interface ErrorBoundaryProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** Shows what failed in place of a panel that crashed. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className={styles.failed} role="alert">
        <strong>{this.props.name} stopped on an internal error</strong>
        <p>{error.message}</p>
        <p>The design is unharmed.</p>
        <div className={styles.actions}>
          <button
            type="button"
            className={button.button}
            onClick={() => this.setState({ error: undefined })}
          >
            Show it again
          </button>
          <button
            type="button"
            className={button.button}
            onClick={() => {
              void saveDesign();
            }}
          >
            Save the design
          </button>
        </div>
      </div>
    );
  }
}
