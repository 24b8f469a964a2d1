import {Modal} from 'antd';
import {Fragment} from 'react';
import {useTranslation} from 'react-i18next';
import {shortcutTable} from './shortcut_table';

export default function ShortcutOverlay({close}: {close: () => void}) {
  const {t} = useTranslation();
  return (
    <Modal open onCancel={close} footer={null} title={t('shortcuts.title')} width={560}>
      {shortcutTable.map(({group, lines}) => (
        <section key={group} className="shortcuts">
          <h3>{t(`shortcuts.${group}`)}</h3>
          <dl>
            {lines.map(({keys, does}) => (
              <div key={keys}>
                <dt>
                  {keys.split(' ').map((key, place) => (
                    <Fragment key={key}>
                      {place > 0 && ` ${t('shortcuts.then')} `}
                      <kbd>{key}</kbd>
                    </Fragment>
                  ))}
                </dt>
                <dd>{t(`shortcuts.${does}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
