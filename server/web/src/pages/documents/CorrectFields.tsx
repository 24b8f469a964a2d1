import {useQuery} from '@tanstack/react-query';
import {AutoComplete, Form, Input, InputNumber, Select} from 'antd';
import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {deliveriesOf} from '@/api/documents';
import {organisations} from '@/api/organisations';
import type {Document} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormSelect} from '@/components/FormSelect';
import {ReceiversBox, unitNames} from '@/components/ReceiversBox';
import {SignerFields} from '@/components/SignerFields';
import {useAccessChoices, useTypeChoices, useUrgencyChoices} from '@/components/document_choices';
import {foundBy} from '@/habits/fold';
import type {Name} from './correction';
import './documents.css';

const CHOICES = 8;

/** What can be corrected of a document of that direction; where something cannot, words say why. */
export function CorrectFields({document}: {document: Document}) {
  const {t} = useTranslation();
  const isOutgoing = document.direction === 'outgoing';
  const urgencies = useUrgencyChoices();
  const accesses = useAccessChoices();
  const {data: deliveries} = useQuery({...deliveriesOf(document.id), enabled: isOutgoing});
  const isSent = (deliveries?.length ?? 0) > 0;
  return (
    <>
      <p className="muted">{t(`registered.correct.${isOutgoing ? 'fixedOutgoing' : 'fixedIncoming'}`)}</p>
      <div className="correct-fields">
        {!isOutgoing && <OfIncoming />}
        <Field name="subject" isWide>
          <Input.TextArea autoSize={{minRows: 2, maxRows: 6}} maxLength={500} />
        </Field>
        <Field name="issued_date" extra={isSent && t('registered.correct.sentDate')}>
          <DateBox disabled={isSent} />
        </Field>
        <Field name="urgency">
          <FormSelect options={urgencies} />
        </Field>
        <SignerFields />
        <Field name="due_date">
          <DateBox />
        </Field>
        {isOutgoing && <OfOutgoing document={document} />}
        <Count name="page_count" isKnown={document.page_count !== undefined} />
        <Count name="copy_count" isKnown={document.copy_count !== undefined} />
        <Field name="to_places" isWide>
          <Input maxLength={1000} />
        </Field>
        <Field name="paper_place" isWide>
          <Input maxLength={200} />
        </Field>
        <Field name="note" isWide>
          <Input maxLength={500} />
        </Field>
        <Field name="access" isWide>
          <FormSelect options={accesses} />
        </Field>
      </div>
    </>
  );
}

interface FieldProps {
  name: Exclude<Name, 'signer'>;
  isWide?: boolean;
  extra?: ReactNode;
  isRequired?: boolean;
  children: ReactNode;
}

function Field({name, isWide = false, extra, isRequired = false, children}: FieldProps) {
  const {t} = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t(`registered.correct.${name}`)}
      {...(isWide && {className: 'wide'})}
      {...(extra && {extra})}
      {...(isRequired && {rules: [{required: true, message: t('registered.correct.countStays')}]})}
    >
      {children}
    </Form.Item>
  );
}

/** A number of the paper that was told once is put right, not taken away. */
function Count({name, isKnown}: {name: 'page_count' | 'copy_count'; isKnown: boolean}) {
  return (
    <Field name={name} isRequired={isKnown}>
      <InputNumber min={1} max={999999} />
    </Field>
  );
}

function OfIncoming() {
  const types = useTypeChoices();
  return (
    <>
      <Field name="code">
        <Input maxLength={60} />
      </Field>
      <Field name="type">
        <Select
          showSearch
          allowClear
          virtual={false}
          options={types}
          filterOption={(words, option) => foundBy(words, option?.label ?? '')}
        />
      </Field>
      <Field name="issuer_name" isWide>
        <IssuerBox />
      </Field>
    </>
  );
}

interface IssuerProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** Units of the list, found with or without accents; another name is taken as it is. */
function IssuerBox({id, value = '', onChange}: IssuerProps) {
  const {data = []} = useQuery(organisations);
  const found = value.trim() === '' ? [] : data.filter(({name}) => foundBy(value, name)).slice(0, CHOICES);
  return (
    <AutoComplete
      {...(id && {id})}
      value={value}
      maxLength={200}
      options={found.map(({name}) => ({value: name}))}
      defaultActiveFirstOption={false}
      {...(onChange && {onChange})}
    />
  );
}

function OfOutgoing({document}: {document: Document}) {
  return (
    <>
      <Field name="number_reason">
        <Input maxLength={500} />
      </Field>
      <Field name="receivers" isWide>
        <ReceiversBox names={unitNames(document.receivers)} />
      </Field>
    </>
  );
}
