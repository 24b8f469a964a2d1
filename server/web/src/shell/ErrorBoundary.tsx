import {Component, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useRouteError} from 'react-router-dom';
import {EmptyState} from '@/components/EmptyState';
import {PlainButton} from '@/components/PlainButton';

/** A part of the desk that an upgrade took away while the page was open. */
const isOldPage = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|module script failed/i.test(error.message);

function Broken({error}: {error: unknown}) {
  const {t} = useTranslation();
  const old = isOldPage(error);
  return (
    <EmptyState
      title={old ? t('problem.newVersion') : t('problem.unexpected')}
      text={old ? t('problem.newVersionText') : t('problem.unexpectedText')}
      action={
        <PlainButton kind="primary" onClick={() => location.reload()}>
          {t('problem.reload')}
        </PlainButton>
      }
    />
  );
}

/** Around everything: what breaks outside of a page. */
export class ErrorBoundary extends Component<{children: ReactNode}, {error: unknown}> {
  override state: {error: unknown} = {error: null};
  static getDerivedStateFromError(error: unknown) {
    return {error};
  }
  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />;
  }
}

/** In place of a page that broke. */
export function RouteError() {
  return <Broken error={useRouteError()} />;
}

export function NotFound() {
  const {t} = useTranslation();
  return (
    <EmptyState
      title={t('problem.notFound')}
      text={t('problem.notFoundText')}
      action={<Link to="/">{t('app.home')}</Link>}
    />
  );
}
