import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import type {DocumentType} from '@/api/names';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {formatDate} from '@/habits/format';
import {endType, typeOf} from './type_queries';
import {today} from './words';

interface Fields {
  valid_to?: string;
  reason: string;
}

/** The last day of a type; or, for one that has it, that it goes on. */
export function EndType({type, close}: {type: DocumentType; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const seen = useQuery(typeOf(type.id));
  const isResumed = type.valid_to !== undefined;
  const does = isResumed ? 'admin.types.resume' : 'admin.end';
  return (
    <FormDialog<Fields, DocumentType>
      title={t(isResumed ? 'admin.types.resumeNamed' : 'admin.types.endNamed', {name: type.name})}
      submit={t(does)}
      isDangerous={!isResumed}
      isReady={seen.data !== undefined}
      close={close}
      {...(!isResumed && {initial: {valid_to: today()}})}
      send={({valid_to: last = '', reason}) =>
        endType(type.id, client.getQueryData(typeOf(type.id).queryKey)?.etag ?? '', {valid_to: last, reason})
      }
      renew={seen.refetch}
      done={() => void client.invalidateQueries({queryKey: ['document-types']})}
      outcome={({valid_to: last}) =>
        isResumed
          ? t('admin.types.resumeOutcome', {name: type.name, day: formatDate(type.valid_to)})
          : t('admin.types.endOutcome', {name: type.name, day: formatDate(last)})
      }
    >
      {!isResumed && (
        <Form.Item name="valid_to" label={t('admin.lastDay')} rules={[{required: true, message: t('login.required')}]}>
          <DateBox />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('admin.reason')} rules={[{required: true, message: t('login.required')}]}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
