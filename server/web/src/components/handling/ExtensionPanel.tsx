import {Button, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Handling} from '@/api/types';
import {Facts} from '@/components/Facts';
import {ProblemAlert} from '@/components/ProblemAlert';
import {WordsForm} from '@/components/WordsForm';
import {formatDate} from '@/habits/format';
import {useStep, type Piece} from './moves';

/** A later deadline that somebody asks for: yes in one touch, no with a reason. */
export function ExtensionPanel({item, handling, goOn}: {item: Piece; handling: Handling; goOn: () => void}) {
  const {t} = useTranslation();
  const [isRefusing, setRefusing] = useState(false);
  const step = useStep((_, taken) => {
    void message.success(
      t(taken.move.action === 'approve' ? 'flow.done.approveExtension' : 'flow.done.refuseExtension'),
    );
    goOn();
  });
  const assignment = handling.assignments.find(({extensions}) => extensions?.some(({id}) => id === item.id));
  const extension = assignment?.extensions?.find(({id}) => id === item.id);
  const name = extension?.asked_by_name ?? item.from_name ?? '';
  return (
    <section>
      <h3>{t('flow.extension.title', {name})}</h3>
      <Facts
        facts={[
          [t('flow.extension.work'), assignment?.instruction],
          [t('flow.extension.now'), formatDate(assignment?.due_date)],
          [t('flow.extension.wanted'), <strong key="until">{formatDate(extension?.until ?? item.until)}</strong>],
          [t('flow.extension.reason'), extension?.reason ?? item.note],
        ]}
      />
      {isRefusing ? (
        <WordsForm
          name={`extension ${item.id} refuse`}
          label={t('flow.words.refuseExtension')}
          submit={t('flow.submit.refuseExtension')}
          consequence={t('flow.consequence.refuseExtension', {name})}
          isPending={step.isPending}
          error={step.error}
          send={(text) => step.mutateAsync({of: 'extension', id: item.id, move: {action: 'refuse', text}})}
          cancel={() => setRefusing(false)}
        />
      ) : (
        <>
          <ProblemAlert error={step.error} />
          <div className="move-buttons">
            <Button
              type="primary"
              loading={step.isPending}
              onClick={() => step.mutate({of: 'extension', id: item.id, move: {action: 'approve'}})}
            >
              {t('flow.submit.approveExtension')}
            </Button>
            <Button onClick={() => setRefusing(true)}>{t('flow.submit.refuseExtension')}</Button>
          </div>
        </>
      )}
    </section>
  );
}
