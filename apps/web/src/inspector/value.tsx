/**
 * Shows the value of an attribute by its value type alone, so that a new attribute appears without
 * code here (editor:I1). Knows no kind.
 */
import { isId, type Schema, type Sql, type TypeRef, type ValueType } from '@ermine/model';
import { Fragment } from 'react';
import styles from './inspector.module.css';
import { RecordLink } from './record-link.tsx';
import { typeName } from './type-name.ts';

interface ValueProps {
  readonly schema: Schema;
  readonly type: ValueType;
  readonly value: unknown;
}

/** One value. */
export function Value({ schema, type, value }: ValueProps) {
  switch (type.type) {
    case 'boolean':
      return <>{value === true ? 'yes' : 'no'}</>;
    case 'choice':
      return <>{words(String(value))}</>;
    case 'sql':
      return <SqlValue schema={schema} sql={value as Sql} />;
    case 'typeRef':
      return <TypeValue schema={schema} type={value as TypeRef} />;
    case 'ref':
      return <RecordLink schema={schema} id={String(value)} />;
    case 'map':
      return (
        <ul className={styles.values}>
          {Object.entries(value as Record<string, string>).map(([key, one]) => (
            <li key={key}>
              <code>
                {key} = {one}
              </code>
            </li>
          ))}
        </ul>
      );
    case 'list':
      return <ListValue schema={schema} of={type.of} values={value as readonly unknown[]} />;
    case 'struct':
      return <StructValue schema={schema} type={type} value={value as Record<string, unknown>} />;
    case 'text':
      return <span className={styles.text}>{String(value)}</span>;
    default:
      return <>{String(value)}</>;
  }
}

/** An expression with its references as links. */
export function SqlValue({ schema, sql }: { readonly schema: Schema; readonly sql: Sql }) {
  return (
    <code className={styles.sql}>
      {sql.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one expression never move.
        <Fragment key={i}>
          {typeof part === 'string' ? part : <RecordLink schema={schema} id={part.id} />}
        </Fragment>
      ))}
    </code>
  );
}

/** A type, as a link where it is an object of the design. */
export function TypeValue({ schema, type }: { readonly schema: Schema; readonly type: TypeRef }) {
  const text = typeName(schema, type);
  return isId(type.type) ? <RecordLink schema={schema} id={type.type} text={text} /> : text;
}

interface ListProps {
  readonly schema: Schema;
  readonly of: ValueType;
  readonly values: readonly unknown[];
}

function ListValue({ schema, of, values }: ListProps) {
  if (values.length === 0) return <>none</>;
  const inline = of.type !== 'struct' && of.type !== 'sql';
  return (
    <ul className={inline ? styles.inline : styles.values}>
      {values.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list's members have no identity but their place.
        <li key={i}>
          <Value schema={schema} type={of} value={one} />
        </li>
      ))}
    </ul>
  );
}

interface StructProps {
  readonly schema: Schema;
  readonly type: Extract<ValueType, { type: 'struct' }>;
  readonly value: Readonly<Record<string, unknown>>;
}

function StructValue({ schema, type, value }: StructProps) {
  const present = Object.entries(type.fields).filter(([name]) => value[name] !== undefined);
  if (present.length === 0) return <>yes</>;
  return (
    <span className={styles.struct}>
      {present.map(([name, field]) => (
        <span key={name}>
          {present.length > 1 ? <span className={styles.structName}>{words(name)} </span> : null}
          <Value schema={schema} type={field.value} value={value[name]} />
        </span>
      ))}
    </span>
  );
}

/** `initiallyDeferred` as people write it: initially deferred. */
export function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}
