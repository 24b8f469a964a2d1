import {ConfigProvider} from 'antd';
import vietnamese from 'antd/locale/vi_VN';
import dayjs from 'dayjs';
import 'dayjs/locale/vi';
import {useEffect, useState, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {themeOf} from '@/habits/ant_theme';
import {useSignal} from '@/habits/signal';
import {isDark} from '@/habits/theme';

dayjs.locale('vi');

const moves = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const lightTheme = themeOf({isDark: false, moves});
const darkTheme = themeOf({isDark: true, moves});

/** Ant Design's own words; the English ones are loaded when somebody wants them. */
function useAntLocale() {
  const {i18n} = useTranslation();
  const isEnglish = i18n.language === 'en';
  const [english, setEnglish] = useState<typeof vietnamese | null>(null);
  useEffect(() => {
    if (isEnglish) void import('antd/locale/en_US').then((loaded) => setEnglish(loaded.default));
  }, [isEnglish]);
  // Nothing is drawn in the one language and then in the other.
  return isEnglish ? english : vietnamese;
}

/** Words and colours of Ant Design; pages and parts get it by `inAnt` and do not name it. */
export function AntScope({children}: {children: ReactNode}) {
  const locale = useAntLocale();
  const dark = useSignal(isDark);
  if (locale === null) return null;
  return (
    <ConfigProvider locale={locale} theme={dark ? darkTheme : lightTheme} wave={{disabled: true}}>
      {children}
    </ConfigProvider>
  );
}

// What Ant Design puts over the page by a call (message, notification, Modal.confirm) stays while pages come and go.
ConfigProvider.config({holderRender: (children) => <AntScope>{children}</AntScope>});
