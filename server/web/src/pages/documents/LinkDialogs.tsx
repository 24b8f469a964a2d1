import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Form, Input, message, Select} from 'antd';
import {useDeferredValue, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import type {Document, Schemas, SearchHit} from '@/api/types';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {useServerWord} from '@/habits/server_word';
import {foundForLink} from './queries';

type Kind = Exclude<Schemas['LinkRequest']['kind'], 'copy_of'>;
type Link = NonNullable<Document['links']>[number];
/** A copy is linked when it is registered, and only then. */
const KINDS: readonly Kind[] = ['replies_to', 'based_on', 'replaces', 'amends', 'corrects', 'recalls'];

/** Both documents show it. */
function useLinked() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({queryKey: ['documents']});
}

/** What this document is to another one, which is found by typing. */
export function LinkDialog({document, close}: {document: Document; close: () => void}) {
  const {t} = useTranslation();
  const linked = useLinked();
  const [hits, setHits] = useState<ReadonlyMap<number, SearchHit>>(new Map());
  const remember = (found: SearchHit[]) =>
    setHits((before) => new Map([...before, ...found.map((hit) => [hit.id, hit] as const)]));
  return (
    <FormDialog<{kind: Kind; document: number}, Schemas['LinkList']>
      title={t('registered.link.title', {code: document.code})}
      submit={t('registered.link.save')}
      close={close}
      isOptionalMarked={false}
      initial={{kind: document.direction === 'outgoing' ? 'replies_to' : 'based_on'}}
      send={async (fields, key) =>
        body(
          await api.POST('/api/v1/documents/{id}/links', {
            params: {path: {id: document.id}, header: {'Idempotency-Key': key}},
            body: fields,
          }),
        )
      }
      done={() => {
        void message.success(t('registered.link.done'));
        linked();
      }}
      outcome={({kind, document: other}) => {
        const hit = other === undefined ? undefined : hits.get(other);
        return (
          kind &&
          hit &&
          t('registered.link.will', {
            code: document.code,
            kind: t(`registered.link.kinds.${kind}`).toLowerCase(),
            other: hit.number || hit.subject,
          })
        );
      }}
    >
      <Form.Item name="kind" label={t('registered.link.kind')}>
        <FormSelect options={KINDS.map((value) => ({value, label: t(`registered.link.kinds.${value}`)}))} />
      </Form.Item>
      <Form.Item
        name="document"
        label={t('registered.link.other')}
        rules={[{required: true, message: t('login.required')}]}
      >
        <DocumentBox own={document.id} found={remember} />
      </Form.Item>
    </FormDialog>
  );
}

interface BoxProps {
  id?: string;
  value?: number;
  onChange?: (id: number) => void;
  own: number;
  found: (hits: SearchHit[]) => void;
}

function DocumentBox({id, value, onChange, own, found}: BoxProps) {
  const {t} = useTranslation();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  const {data = [], isFetching} = useQuery(foundForLink(useDeferredValue(words)));
  const others = data.filter((hit) => hit.id !== own);
  const options = others.map((hit) => ({value: hit.id, label: [hit.number, hit.subject].filter(Boolean).join(' – ')}));
  if (value !== undefined && !options.some((option) => option.value === value)) options.unshift({value, label: chosen});
  return (
    <Select<number | null>
      {...(id && {id})}
      showSearch
      virtual={false}
      value={value ?? null}
      loading={isFetching}
      filterOption={false}
      placeholder={t('registered.link.otherHint')}
      options={options}
      notFoundContent={words.trim().length > 1 && !isFetching ? t('search.empty') : null}
      onSearch={setWords}
      onChange={(to) => {
        if (to === null) return;
        setChosen(options.find((option) => option.value === to)?.label ?? '');
        found(others);
        onChange?.(to);
      }}
    />
  );
}

/** A link that was made by mistake. */
export function UnlinkDialog({document, link, close}: {document: number; link: Link; close: () => void}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const linked = useLinked();
  return (
    <FormDialog<{reason: string}, Schemas['LinkList']>
      title={t('registered.link.removeTitle', {code: link.code})}
      submit={t('registered.link.remove')}
      close={close}
      isDangerous
      send={async ({reason}, key) =>
        body(
          await api.POST('/api/v1/documents/{id}/links/{n}/withdrawal', {
            params: {path: {id: document, n: link.id}, header: {'Idempotency-Key': key}},
            body: {reason: reason.trim()},
          }),
        )
      }
      done={() => {
        void message.success(t('registered.link.removed'));
        linked();
      }}
      outcome={() => t('registered.link.removeWill', {label: word(link.label), code: link.code})}
    >
      <Form.Item
        name="reason"
        label={t('registered.link.removeReason')}
        rules={[{required: true, whitespace: true, message: t('login.required')}]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
