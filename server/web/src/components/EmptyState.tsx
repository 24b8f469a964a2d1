import type {ReactNode} from 'react';

/** What stands where nothing is: what is so, what to do, and the button that does it. */
export function EmptyState({title, text, action}: {title: string; text: string; action?: ReactNode}) {
  return (
    <div className="empty-state" role="status">
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  );
}
