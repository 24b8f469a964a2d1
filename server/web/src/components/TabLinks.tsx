import {Link} from 'react-router-dom';
import './tab_links.css';

interface Props {
  label: string;
  links: {key: string; title: string; to: string}[];
  active: string;
}

/** Parts of a page as links in a line, which scrolls where it is too long. */
export function TabLinks({label, links, active}: Props) {
  return (
    <nav className="tab-links" aria-label={label}>
      <ul>
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
