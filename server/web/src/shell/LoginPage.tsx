import {useQueryClient} from '@tanstack/react-query';
import {useEffect} from 'react';
import {useTranslation} from 'react-i18next';
import {whoAmI} from '@/api/session';
import {LoginForm} from './LoginForm';

export function LoginPage() {
  const {t} = useTranslation();
  const client = useQueryClient();
  useEffect(() => {
    document.title = `${t('login.title')} – vanthu`;
  }, [t]);
  return (
    <main className="gate">
      <section className="card">
        <h1>{t('app.name')}</h1>
        <p className="muted">{t('login.subtitle')}</p>
        <LoginForm onDone={() => void client.invalidateQueries({queryKey: whoAmI.queryKey})} />
      </section>
    </main>
  );
}
