import {Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {FormSelect} from './FormSelect';

const AUTHORITIES = ['', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.'] as const;

/** Who signed a document, for a form with a field `signer`. */
export function SignerFields() {
  const {t} = useTranslation();
  return (
    <>
      <Form.Item name={['signer', 'name']} label={t('outgoing.signer')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name={['signer', 'position']} label={t('outgoing.position')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={['signer', 'authority']} label={t('outgoing.authority')}>
        <FormSelect options={AUTHORITIES.map((value) => ({value, label: value || t('app.none')}))} />
      </Form.Item>
    </>
  );
}
