import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Checkbox, Form, Input, Modal} from 'antd';
import {useEffect, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body, newKey} from '@/api/client';
import {useLeave} from '@/components/leave';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useOfferUndo} from '@/components/undo';
import {savedQueryOf, savedSearches, type Filters, type SavedSearch} from './queries';

interface Values {
  name: string;
  alerts: boolean;
  replace?: boolean;
}

interface Props {
  saved: SavedSearch | undefined;
  filters: Filters;
  close: () => void;
}

/** Name and conditions of a search that is kept. */
export default function SaveDialog({saved, filters, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [isDirty, setDirty] = useState(false);
  const leave = useLeave(isDirty, close);
  const offerUndo = useOfferUndo();
  const changed = () => client.invalidateQueries({queryKey: savedSearches.queryKey});
  const done = () => {
    void changed();
    close();
  };
  const save = useMutation({
    mutationFn: async ({name, alerts, replace}: Values) => {
      const wanted = {name, alerts, query: saved && !replace ? saved.query : savedQueryOf(filters)};
      return body(
        saved
          ? await api.PUT('/api/v1/saved-searches/{id}', {params: {path: {id: saved.id}}, body: wanted})
          : await api.POST('/api/v1/saved-searches', {params: {header: {'Idempotency-Key': key}}, body: wanted}),
      );
    },
    onSuccess: done,
    onError: (error) => applyProblemToForm(form, error),
  });
  const remove = useMutation({
    mutationFn: ({id}: SavedSearch) => api.DELETE('/api/v1/saved-searches/{id}', {params: {path: {id}}}),
    onSuccess: (_, {id, name, alerts, query}) => {
      done();
      offerUndo(`search ${id}`, t('search.deleted', {name}), t('search.notRestored'), async () => {
        const params = {header: {'Idempotency-Key': newKey()}};
        await api.POST('/api/v1/saved-searches', {params, body: {name, alerts, query}});
        await changed();
      });
    },
  });
  useEffect(() => form.getFieldInstance('name')?.focus(), [form]);
  return (
    <Modal
      open
      title={t(saved ? 'search.changeTitle' : 'search.saveTitle')}
      onCancel={leave}
      maskClosable={false}
      footer={[
        saved && (
          <Button
            key="delete"
            danger
            className="search-delete"
            loading={remove.isPending}
            onClick={() => remove.mutate(saved)}
          >
            {t('search.delete')}
          </Button>
        ),
        <Button key="cancel" onClick={leave}>
          {t('app.cancel')}
        </Button>,
        <Button key="save" type="primary" loading={save.isPending} onClick={() => form.submit()}>
          {t('app.save')}
        </Button>,
      ]}
    >
      <ProblemAlert error={save.error ?? remove.error} atFields />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{name: saved?.name ?? filters.q, alerts: saved?.alerts ?? false}}
        onValuesChange={() => setDirty(true)}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="name"
          label={t('search.name')}
          rules={[{required: true, whitespace: true, message: t('search.nameRequired')}]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="alerts" valuePropName="checked" noStyle>
          <Checkbox>{t('search.alerts')}</Checkbox>
        </Form.Item>
        {saved && (
          <div>
            <Form.Item name="replace" valuePropName="checked" noStyle>
              <Checkbox>{t('search.replaceQuery')}</Checkbox>
            </Form.Item>
          </div>
        )}
      </Form>
    </Modal>
  );
}
