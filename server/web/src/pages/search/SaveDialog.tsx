import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Checkbox, Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {api, body, newKey} from '@/api/client';
import {FormDialog} from '@/components/FormDialog';
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
  const offerUndo = useOfferUndo();
  const changed = () => client.invalidateQueries({queryKey: savedSearches.queryKey});
  const remove = useMutation({
    mutationFn: ({id}: SavedSearch) => api.DELETE('/api/v1/saved-searches/{id}', {params: {path: {id}}}),
    onSuccess: (_, {id, name, alerts, query}) => {
      void changed();
      close();
      offerUndo(`search ${id}`, t('search.deleted', {name}), t('search.notRestored'), async () => {
        const params = {header: {'Idempotency-Key': newKey()}};
        await api.POST('/api/v1/saved-searches', {params, body: {name, alerts, query}});
        await changed();
      });
    },
  });
  return (
    <FormDialog<Values, SavedSearch>
      title={t(saved ? 'search.changeTitle' : 'search.saveTitle')}
      submit={t('app.save')}
      close={close}
      isOptionalMarked={false}
      initial={{name: saved?.name ?? filters.q, alerts: saved?.alerts ?? false}}
      send={async ({name, alerts, replace}, key) => {
        const wanted = {name, alerts, query: saved && !replace ? saved.query : savedQueryOf(filters)};
        return body(
          saved
            ? await api.PUT('/api/v1/saved-searches/{id}', {params: {path: {id: saved.id}}, body: wanted})
            : await api.POST('/api/v1/saved-searches', {params: {header: {'Idempotency-Key': key}}, body: wanted}),
        );
      }}
      done={() => void changed()}
      aside={
        saved && (
          <Button danger className="search-delete" loading={remove.isPending} onClick={() => remove.mutate(saved)}>
            {t('search.delete')}
          </Button>
        )
      }
    >
      <ProblemAlert error={remove.error} />
      <Form.Item
        name="name"
        label={t('search.name')}
        rules={[{required: true, whitespace: true, message: t('search.nameRequired')}]}
      >
        <Input autoFocus maxLength={100} autoComplete="off" />
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
    </FormDialog>
  );
}
