import type {ReactNode} from 'react';
import {useTitle} from '@/habits/title';

/** The heading of a page, its name in the tab, and what can be done on it. Takes the focus when the page is opened. */
export function PageHeader({title, note, actions}: {title: string; note?: ReactNode; actions?: ReactNode}) {
  useTitle(title);
  return (
    <header className="page-header">
      <div>
        {note && <div className="page-note">{note}</div>}
        <h1 tabIndex={-1}>{title}</h1>
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
