import {useId, useState, type KeyboardEvent} from 'react';

export interface Suggestion {
  /** Tells it from the others, also from those of a list that comes later. */
  key: string;
  label: string;
  /** What it is about, in smaller letters. */
  about?: string;
  choose: () => void;
}
export interface SuggestionGroup {
  label: string;
  lines: Suggestion[];
}

/** Lines under a box that somebody types in: which of them the arrows stand at, and what the box has to say of them. */
export function useSuggestions(groups: SuggestionGroup[]) {
  const id = useId();
  const [isWanted, setWanted] = useState(false);
  // A line and not its place: what comes later must not put another line under Enter.
  const [active, setActive] = useState<string>();
  const lines = groups.flatMap((group) => group.lines);
  const isOpen = isWanted && lines.length > 0;
  const at = isOpen ? lines.findIndex(({key}) => key === active) : -1;
  const open = () => {
    setWanted(true);
    setActive(undefined);
  };
  const close = () => setWanted(false);
  const step = (by: number) => {
    setWanted(true);
    // From no line at all the first and the last are next to it.
    setActive(lines[((at + 1 + by + lines.length + 1) % (lines.length + 1)) - 1]?.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isStep = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (!isStep && !(event.key === 'Enter' && at >= 0)) return;
    event.preventDefault();
    if (isStep) return step(event.key === 'ArrowDown' ? 1 : -1);
    lines[at]?.choose();
  };
  return {
    open,
    close,
    box: {
      role: 'combobox',
      'aria-autocomplete': 'list' as const,
      'aria-expanded': isOpen,
      'aria-controls': id,
      'aria-activedescendant': at < 0 ? undefined : `${id}${at}`,
      onKeyDown,
      onClick: open,
      onBlur: close,
    },
    list: {id, groups: isOpen ? groups : [], at},
  };
}

type Props = ReturnType<typeof useSuggestions>['list'] & {label: string};

export function Suggestions({id, groups, at, label}: Props) {
  let place = -1;
  return (
    // The focus stays in the box.
    <div
      id={id}
      role="listbox"
      aria-label={label}
      className="search-suggestions"
      hidden={groups.length === 0}
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map((group) => (
        <div key={group.label} role="group" aria-label={group.label}>
          <small aria-hidden="true">{group.label}</small>
          {group.lines.map((line) => {
            place += 1;
            return (
              <div key={line.key} id={`${id}${place}`} role="option" aria-selected={place === at} onClick={line.choose}>
                {line.label}
                {line.about && <span className="search-suggestion-about"> {line.about}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
