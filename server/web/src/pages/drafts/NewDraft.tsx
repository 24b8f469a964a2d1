import {useQueryClient} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {api, body} from '@/api/client';
import type {Draft, Schemas} from '@/api/types';
import {FormDialog} from '@/components/FormDialog';
import {DraftFields} from './DraftFields';

type Fields = Schemas['DraftRequest'];

/** What is needed to begin; everything else comes with the versions. */
export function NewDraft({close}: {close: () => void}) {
  const {t} = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <FormDialog<Fields, Draft>
      title={t('flow.drafts.new')}
      submit={t('flow.drafts.create')}
      close={close}
      initial={{type: 'CV', urgency: 'normal'}}
      send={async (fields, key) =>
        body(
          await api.POST('/api/v1/drafts', {
            params: {header: {'Idempotency-Key': key}},
            body: Object.fromEntries(
              Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
            ) as Fields,
          }),
        )
      }
      done={(draft) => {
        void client.invalidateQueries({queryKey: ['drafts']});
        navigate(`/drafts/${draft.id}`);
      }}
    >
      <DraftFields />
    </FormDialog>
  );
}
