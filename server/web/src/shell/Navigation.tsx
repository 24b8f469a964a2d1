import {useQuery} from '@tanstack/react-query';
import {useTranslation} from 'react-i18next';
import {NavLink} from 'react-router-dom';
import {counters} from '@/api/counters';
import {Icon} from '@/components/Icon';
import {formatCount} from '@/habits/format';
import {useMe} from './me';
import {menuOf} from './menu';

const MOST_IN_BAR = 4;

function Links({isBar}: {isBar: boolean}) {
  const {t} = useTranslation();
  const {data} = useQuery(counters);
  const all = menuOf(useMe());
  const lines = isBar ? all.filter((line) => line.onPhones).slice(0, MOST_IN_BAR) : all;
  return (
    <ul>
      {lines.map((line) => {
        const count = (data && line.count?.(data)) ?? 0;
        return (
          <li key={line.path}>
            <NavLink to={line.path}>
              <Icon of={line.icon} />
              <span>{t(`nav.${line.name}`)}</span>
              {count > 0 && <span className="count">{formatCount(count)}</span>}
            </NavLink>
          </li>
        );
      })}
    </ul>
  );
}

export function Navigation() {
  const {t} = useTranslation();
  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      <Links isBar={false} />
    </nav>
  );
}

/** At the foot of phones, where the thumb is. */
export function BottomBar() {
  const {t} = useTranslation();
  return (
    <nav className="bottom-bar phones-only" aria-label={t('nav.label')}>
      <Links isBar />
    </nav>
  );
}
