import {useQueryClient} from '@tanstack/react-query';
import {Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import type {DocumentType} from '@/api/names';
import type {Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {formatDate} from '@/habits/format';
import {addType} from './type_queries';
import {today} from './words';

type Request = Schemas['DocumentTypeRequest'];

const CLASSES = ['hanh_chinh', 'qppl', 'dang', 'khac'] as const;

interface Props {
  /** The row whose type goes on under another name; none: a new type. */
  before?: DocumentType;
  close: () => void;
}

/** A new type, or another name of one from a day on. */
export function AddType({before, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  const outcome = ({name = '', valid_from: from = ''}: Partial<Request>) =>
    before === undefined
      ? t('admin.types.addOutcome', {name, day: formatDate(from)})
      : t('admin.types.renameOutcome', {before: before.name, name, day: formatDate(from)});
  return (
    <FormDialog<Request, DocumentType>
      title={before === undefined ? t('admin.types.add') : t('admin.types.renameNamed', {name: before.name})}
      submit={t(before === undefined ? 'admin.add' : 'admin.types.rename')}
      close={close}
      initial={
        before === undefined
          ? {type_class: 'hanh_chinh', valid_from: today()}
          : {name: before.name, abbreviation: before.abbreviation, type_class: before.type_class, valid_from: today()}
      }
      send={(fields, key) => addType({...fields, ...(before && {replaces: before.id})}, key)}
      done={() => void client.invalidateQueries({queryKey: ['document-types']})}
      outcome={outcome}
    >
      <Form.Item name="name" label={t('admin.types.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="abbreviation" label={t('admin.types.abbreviation')} extra={t('admin.types.abbreviationHelp')}>
        <Input maxLength={10} autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      {before === undefined && (
        <Form.Item name="code" label={t('admin.types.code')} extra={t('admin.types.codeHelp')}>
          <Input maxLength={20} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
      )}
      <Form.Item name="type_class" label={t('admin.types.class')}>
        <FormSelect options={CLASSES.map((each) => ({value: each, label: t(`admin.types.classes.${each}`)}))} />
      </Form.Item>
      <Form.Item name="valid_from" label={t('admin.validFrom')}>
        <DateBox />
      </Form.Item>
      <Form.Item name="legal_basis" label={t('admin.legalBasis')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
