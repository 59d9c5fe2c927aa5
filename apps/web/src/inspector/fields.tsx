/** The attributes of a record, from its kind's field descriptors; defaults are muted (editor:I1). */
import {
  type AnyRecord,
  attribute,
  type Field,
  fieldsOf,
  type Schema,
} from '@ermine/model';
import styles from './inspector.module.css';
import { Section } from './section.tsx';
import { Value } from './value.tsx';

interface FieldsProps {
  readonly schema: Schema;
  readonly record: AnyRecord;
  /** Fields that are shown elsewhere. */
  readonly without?: ReadonlySet<string>;
}

interface Shown {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly isDefault: boolean;
}

/** All attributes; groups beside the main one are folded when nothing in them is set. */
export function Fields({ schema, record, without }: FieldsProps) {
  const all = Object.entries(fieldsOf(record.kind))
    .filter(([name]) => !without?.has(name))
    .flatMap(([name, field]): Shown[] => {
      const own = attribute(record, name);
      const value = own ?? field.default;
      return value === undefined ? [] : [{ name, field, value, isDefault: own === undefined }];
    });
  const main = all.filter(({ field }) => field.group === undefined);
  return (
    <>
      {main.length > 0 ? (
        <div className={styles.fields}>
          <FieldList schema={schema} shown={main} />
        </div>
      ) : null}
      {(['storage', 'advanced'] as const).map((group) => {
        const members = all.filter(({ field }) => field.group === group);
        if (members.length === 0) return null;
        const title = group === 'storage' ? 'Storage' : 'Advanced';
        return (
          <Section key={group} title={title} folded={members.every((one) => one.isDefault)}>
            <FieldList schema={schema} shown={members} />
          </Section>
        );
      })}
    </>
  );
}

function FieldList({ schema, shown }: { readonly schema: Schema; readonly shown: readonly Shown[] }) {
  return (
    <dl className={styles.list}>
      {shown.map(({ name, field, value, isDefault }) => (
        <div key={name} data-default={isDefault || undefined}>
          <dt>{field.label}</dt>
          <dd>
            <Value schema={schema} type={field.value} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
