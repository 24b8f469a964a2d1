import {useEffect, useRef, type ReactNode} from 'react';
import {Link} from 'react-router-dom';
import './tab_links.css';

interface Props {
  label: string;
  links: {key: string; title: ReactNode; to: string}[];
  active: string;
}

/** Parts of a page as links in a line, which scrolls where it is too long. */
export function TabLinks({label, links, active}: Props) {
  const list = useRef<HTMLUListElement>(null);
  // On a phone the part that is open may stand beyond the edge. Only the line moves, not the page.
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>('[aria-current=page]');
    const line = list.current?.parentElement;
    if (open && line) line.scrollLeft = open.offsetLeft - (line.clientWidth - open.offsetWidth) / 2;
  }, [active]);
  return (
    <nav className="tab-links" aria-label={label}>
      <ul ref={list}>
        {links.map(({key, title, to}) => (
          <li key={key}>
            <Link to={to} aria-current={key === active ? 'page' : undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
