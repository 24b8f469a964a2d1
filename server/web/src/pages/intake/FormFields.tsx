import {useQuery} from '@tanstack/react-query';
import {AutoComplete, Form, Input, InputNumber, Select} from 'antd';
import {useMemo, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {books} from '@/api/books';
import {useTypeName} from '@/api/names';
import {organisations} from '@/api/organisations';
import {DateBox} from '@/components/DateBox';
import {useTypeChoices, useUrgencyChoices} from '@/components/document_choices';
import {fold} from '@/habits/fold';
import {byLabel} from '@/habits/fold';
import {formatDate} from '@/habits/format';
import {pathOf, readOf, type Marks, type Proposed} from './fields';
import type {Proposals} from './queries';
import type {Source} from './save';

interface Props {
  marks: Marks;
  seen: ReadonlySet<Proposed>;
  active: string | null;
  setActive?: ((field: string | null) => void) | undefined;
  proposals: Proposals | null;
  /** An exchange item: what its sender said stays. */
  isFixed: boolean;
}

const CHOICES = 8;

export function MainFields(props: Props) {
  const types = useTypeChoices();
  const urgencies = useUrgencyChoices();
  const {isFixed} = props;
  return (
    <div className="intake-fields">
      <Field {...props} field="issuer" wide>
        <IssuerBox issuers={props.proposals?.issuers ?? []} isFixed={isFixed} />
      </Field>
      <Field {...props} field="code">
        <Input disabled={isFixed} maxLength={60} />
      </Field>
      <Field {...props} field="date">
        <DateBox disabled={isFixed} />
      </Field>
      <Field {...props} field="type" wide>
        <Select options={types} showSearch filterOption={byLabel} allowClear disabled={isFixed} />
      </Field>
      <Field {...props} field="subject" wide required>
        <Input.TextArea autoSize={{minRows: 2, maxRows: 6}} maxLength={500} />
      </Field>
      <Field {...props} field="signer">
        <Input disabled={isFixed} maxLength={50} />
      </Field>
      <Field {...props} field="urgency">
        <Select disabled={isFixed} options={urgencies} />
      </Field>
      <Field {...props} field="reply_by">
        <DateBox />
      </Field>
    </div>
  );
}

type FieldProps = Props & {field: Proposed; wide?: boolean; required?: boolean; children: ReactNode};

function Field({field, wide, required, children, marks, seen, active, setActive, proposals}: FieldProps) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const mark = marks[field] === 'look' && seen.has(field) ? undefined : marks[field];
  const read = mark === 'other' ? (readOf(proposals, field) ?? '') : '';
  const words = field === 'type' ? typeName(read) : field === 'date' ? formatDate(read) : read;
  return (
    <div
      className={`intake-field${wide ? ' wide' : ''}${mark === 'look' || mark === 'other' ? ' look' : ''}${active === field ? ' active' : ''}`}
      onPointerEnter={() => setActive?.(field)}
      onPointerLeave={() => setActive?.(null)}
      onFocus={() => setActive?.(field)}
    >
      <Form.Item
        name={pathOf[field]}
        label={
          <>
            {t(`intake.${field}`)}
            {mark && <span className={`intake-mark ${mark}`}>{t(`intake.${mark}`)}</span>}
          </>
        }
        {...(required && {rules: [{required: true, whitespace: true, message: t('intake.needed')}]})}
      >
        {children}
      </Form.Item>
      {read !== '' && <small className="intake-read">{t('intake.fileSays', {words})}</small>}
    </div>
  );
}

interface IssuerProps {
  issuers: Proposals['issuers'];
  isFixed: boolean;
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** By typing, with or without accents; another name than those of the list is taken as it is. */
function IssuerBox({issuers, isFixed, id, value = '', onChange}: IssuerProps) {
  const {t} = useTranslation();
  const {data = []} = useQuery(organisations);
  const names = useMemo(() => data.map(({name}) => ({name, plain: fold(name)})), [data]);
  const wanted = fold(value);
  const found = names.filter(({plain: name}) => wanted !== '' && name.includes(wanted)).map(({name}) => name);
  const choices = [...new Set([...issuers.map(({name}) => name), ...found])].slice(0, CHOICES);
  const isKnown = names.some(({name}) => name === value);
  const note = isKnown
    ? t('intake.issuerKnown')
    : issuers.length > 1
      ? t('intake.issuerSeveral', {count: issuers.length})
      : value !== '' && t('intake.issuerFree');
  // Who sent it is not the clerk's to say: to be read, not to be changed.
  if (isFixed) return <Input {...(id !== undefined && {id})} value={value} readOnly className="intake-fixed" />;
  return (
    <>
      <AutoComplete
        id={id}
        value={value}
        options={choices.map((name) => ({value: name}))}
        defaultActiveFirstOption={false}
        {...(onChange && {onChange})}
      />
      {note && <small>{note}</small>}
    </>
  );
}

/** What is seldom needed. */
export function MoreFields({source, isOpen}: {source: Source; isOpen: boolean}) {
  const {t} = useTranslation();
  const {data = []} = useQuery(books);
  const incoming = data
    .filter(({direction, state}) => direction === 'incoming' && state === 'open')
    .map(({id, name}) => ({value: id, label: name}));
  const isOwn = source.kind !== 'inbox';
  return (
    <details className="intake-more" open={isOpen}>
      <summary>{t('intake.more')}</summary>
      <div className="intake-fields">
        <Form.Item name="book" label={t('intake.book')} className="wide">
          <Select options={incoming} allowClear />
        </Form.Item>
        <Form.Item name="arrival_date" label={t('intake.arrivalDate')}>
          <DateBox />
        </Form.Item>
        <Form.Item name="number_reason" label={t('intake.numberReason')}>
          <Input maxLength={500} />
        </Form.Item>
        {isOwn && (
          <>
            <Form.Item name="page_count" label={t('intake.pages')}>
              <InputNumber min={1} max={999999} />
            </Form.Item>
            <Form.Item name="copy_count" label={t('intake.copies')}>
              <InputNumber min={1} max={999999} />
            </Form.Item>
            <Form.Item name="to_places" label={t('intake.toPlaces')} className="wide">
              <Input maxLength={1000} />
            </Form.Item>
            <Form.Item name="paper_place" label={t('intake.paperPlace')} className="wide">
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
        <Form.Item name="note" label={t('intake.note')} className="wide">
          <Input maxLength={500} />
        </Form.Item>
      </div>
    </details>
  );
}
