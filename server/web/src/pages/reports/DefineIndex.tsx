import {useQueryClient} from '@tanstack/react-query';
import {Checkbox, Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {FormDialog} from '@/components/FormDialog';
import {define, rankingAt, type ReformIndex} from './ranking_queries';

type Definition = Parameters<typeof define>[0];

interface Fields {
  text: string;
  replaces?: boolean;
}

function parsed(text: string): Definition | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Definition) : null;
  } catch {
    return null;
  }
}

/** A definition as it was exported or written by hand. What is wrong with it the server says item by item. */
export function DefineIndex({all, close}: {all: ReformIndex[]; close: () => void}) {
  const {t} = useTranslation();
  const go = useNavigate();
  const client = useQueryClient();
  const newest = ({code, year}: Definition) =>
    all.find(
      ({definition, replaced_by: by}) => definition.code === code && definition.year === year && by === undefined,
    );
  return (
    <FormDialog<Fields, ReformIndex>
      title={t('ranking.defineTitle')}
      submit={t('ranking.define')}
      close={close}
      width={720}
      initial={{replaces: true}}
      send={({text, replaces}, key) => {
        const definition = parsed(text) as Definition;
        const before = replaces ? newest(definition) : undefined;
        return define({...definition, ...(before && {replaces: before.id})}, key);
      }}
      done={(made) => {
        void client.invalidateQueries({queryKey: ['reports', 'ranking']});
        go(rankingAt({index: made.id}));
      }}
      outcome={() => t('ranking.defineOutcome')}
    >
      <Form.Item
        name="text"
        label={t('ranking.definition')}
        rules={[
          {required: true, message: t('login.required')},
          {
            validator: async (_, text: string) =>
              text && parsed(text) === null && Promise.reject(new Error(t('ranking.notJson'))),
          },
        ]}
      >
        <DefinitionText />
      </Form.Item>
      <Form.Item name="replaces" valuePropName="checked">
        <Checkbox>{t('ranking.replaces')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

/** Typed, or read from a file. */
function DefinitionText({id, value, onChange}: {id?: string; value?: string; onChange?: (text: string) => void}) {
  const {t} = useTranslation();
  return (
    <>
      <input
        type="file"
        accept=".json,application/json"
        aria-label={t('ranking.definitionFile')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void file.text().then((text) => onChange?.(text));
        }}
      />
      <Input.TextArea
        {...(id !== undefined && {id})}
        className="ranking-definition"
        rows={12}
        value={value ?? ''}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </>
  );
}
