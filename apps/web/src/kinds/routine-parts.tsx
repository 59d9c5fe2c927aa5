/** How a routine is called and what it does: its arguments and result as SQL writes them, its body. */
import type { Routine, RoutineArgument, Schema } from '@ermine/model';
import styles from '../inspector/inspector.module.css';
import { SqlValue, TypeValue } from '../inspector/value.tsx';
import { SqlText } from '../ui/sql-text.tsx';

interface RoutinePartsProps {
  readonly schema: Schema;
  readonly routine: Routine;
}

/** Arguments, result and body; a part that the routine lacks is left out. */
export function RoutineParts({ schema, routine }: RoutinePartsProps) {
  const { arguments: all = [], returns, sqlBody, body } = routine;
  const columns = all.filter(({ mode }) => mode === 'table');
  return (
    <>
      <Arguments
        title="Arguments"
        schema={schema}
        members={all.filter(({ mode }) => mode !== 'table')}
      />
      <Arguments title="Returns a table of" schema={schema} members={columns} />
      {returns && columns.length === 0 ? (
        <div className={styles.block}>
          <h3 className={styles.blockTitle}>Returns</h3>
          <p className={styles.signature}>
            {returns.setof ? <span className={styles.muted}>setof </span> : null}
            <TypeValue schema={schema} type={returns.type} />
          </p>
        </div>
      ) : null}
      {sqlBody !== undefined || body !== undefined ? (
        <div className={styles.block}>
          <h3 className={styles.blockTitle}>Body</h3>
          {sqlBody ? (
            <pre className={styles.query}>
              <SqlValue schema={schema} sql={sqlBody} />
            </pre>
          ) : (
            <SqlText text={(body ?? '').replace(/^\n/, '').trimEnd()} />
          )}
        </div>
      ) : null}
    </>
  );
}

interface ArgumentsProps {
  readonly title: string;
  readonly schema: Schema;
  readonly members: readonly RoutineArgument[];
}

function Arguments({ title, schema, members }: ArgumentsProps) {
  if (members.length === 0) return null;
  return (
    <div className={styles.block}>
      <h3 className={styles.blockTitle}>{title}</h3>
      <ol>
        {members.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: arguments have no identity but their place.
          <li key={i} className={styles.signature}>
            {one.mode === 'out' || one.mode === 'inout' || one.mode === 'variadic' ? (
              <span className={styles.muted}>{one.mode} </span>
            ) : null}
            {one.name === undefined ? null : `${one.name} `}
            <span className={styles.type}>
              <TypeValue schema={schema} type={one.type} />
            </span>
            {one.default ? (
              <span className={styles.default}>
                {' = '}
                <SqlValue schema={schema} sql={one.default} />
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
