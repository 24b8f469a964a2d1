import {Modal} from 'antd';
import {Fragment} from 'react';
import {useTranslation} from 'react-i18next';
import {useMe} from './me';
import {menu, menuOf} from './menu';
import {shortcutTable} from './shortcut_table';

export default function ShortcutOverlay({close}: {close: () => void}) {
  const {t} = useTranslation();
  const mine = menuOf(useMe());
  // The ways to pages that this person has not do nothing.
  const others = new Set(menu.filter((line) => !mine.includes(line)).map(({key}) => `g ${key}`));
  return (
    <Modal open onCancel={close} footer={null} title={t('shortcuts.title')} width={560}>
      {shortcutTable.map(({group, lines}) => (
        <section key={group} className="shortcuts">
          <h3>{t(`shortcuts.${group}`)}</h3>
          <dl>
            {lines
              .filter(({keys}) => !others.has(keys))
              .map(({keys, does}) => (
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
