import question from '@ant-design/icons-svg/es/asn/QuestionCircleOutlined';
import {useEffect, useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Icon} from '@/components/Icon';
import {PlainButton} from '@/components/PlainButton';

const LINES = [
  ['ke hoach kiem tra', 'helpWords'],
  ['"cải cách hành chính"', 'helpPhrase'],
  ['=thuế', 'helpExact'],
  ['kế hoạch -"quyết định"', 'helpWithout'],
  ['"cải cách" NEAR/5 "thủ tục"', 'helpNear'],
  ['KH-UBND', 'helpCode'],
  ['ngay:1/2026..3/2026', 'helpDay'],
  ['trichyeu:"kế hoạch" coquan:"Sở Nội vụ"', 'helpField'],
] as const;

/** The ways to type, each an example to be tried at once. */
export function Examples({tryIt, most = LINES.length}: {tryIt: (text: string) => void; most?: number}) {
  const {t} = useTranslation();
  return (
    <ul className="search-examples">
      {LINES.slice(0, most).map(([example, words]) => (
        <li key={example}>
          <button type="button" onClick={() => tryIt(example)}>
            <code>{example}</code>
            <small>{t(`search.${words}`)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The examples under a button. They close as soon as somebody goes on elsewhere. */
export function Help({tryIt}: {tryIt: (text: string) => void}) {
  const {t} = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const close = () => setOpen(false);
  useEffect(() => {
    if (!isOpen) return;
    const look = ({target}: Event) => {
      if (!(target instanceof Node && place.current?.contains(target))) close();
    };
    document.addEventListener('pointerdown', look);
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('pointerdown', look);
      document.removeEventListener('focusin', look);
    };
  }, [isOpen]);
  return (
    <div
      className="search-help"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        close();
        place.current?.querySelector('button')?.focus();
      }}
    >
      <PlainButton kind="text" icon={<Icon of={question} />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('search.help')}
      </PlainButton>
      {isOpen && (
        <section className="search-help-panel" aria-label={t('search.helpTitle')}>
          <h2>{t('search.helpTitle')}</h2>
          <Examples
            tryIt={(text) => {
              close();
              tryIt(text);
            }}
          />
        </section>
      )}
    </div>
  );
}
