import {Button, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Assignment} from '@/api/types';
import {WordsForm} from '@/components/WordsForm';
import {useStep} from './moves';

/** Work that was given to the wrong one is taken back, as long as nobody has looked at it. */
export function TakeBack({assignment}: {assignment: Assignment}) {
  const {t} = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const name = assignment.account_name ?? assignment.unit_name ?? '';
  const step = useStep(() => void message.success(t('registered.handling.takenBack', {name})));
  return (
    <section>
      {isAsking ? (
        <WordsForm
          name={`assignment ${assignment.id} take back`}
          label={t('registered.handling.takeBackWords')}
          submit={t('registered.handling.take_back', {name})}
          consequence={t('registered.handling.takeBackWill', {name})}
          isPending={step.isPending}
          error={step.error}
          isQuiet
          send={(text) => step.mutateAsync({of: 'assignment', id: assignment.id, move: {action: 'take_back', text}})}
          cancel={() => setAsking(false)}
        />
      ) : (
        <Button type="link" className="take-back" onClick={() => setAsking(true)}>
          {t('registered.handling.take_back', {name})}
        </Button>
      )}
    </section>
  );
}
