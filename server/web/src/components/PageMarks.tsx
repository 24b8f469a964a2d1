import {useEffect, useRef} from 'react';

/** A box on a page, in shares of its width and height. */
export interface PageMark {
  id: string;
  page: number;
  box: {left: number; top: number; right: number; bottom: number};
  label: string;
  tone: 'sure' | 'look' | 'wrong';
  isActive: boolean;
  /** The pointer came over it (true) or went away. */
  onHover?: ((isOver: boolean) => void) | undefined;
  onChoose?: (() => void) | undefined;
}

const MARGIN = 0.004;
const share = (value: number) => `${value * 100}%`;

/** Boxes over a page; the page has `position: relative`. For the pointer only: the form tells the same by words. */
export function PageMarks({marks}: {marks: PageMark[]}) {
  return marks.map((mark) => <Box key={mark.id} mark={mark} />);
}

function Box({mark}: {mark: PageMark}) {
  const element = useRef<HTMLDivElement>(null);
  const {box, isActive, tone} = mark;
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({block: 'nearest', inline: 'nearest'});
  }, [isActive]);
  return (
    <div
      ref={element}
      aria-hidden
      className={`page-mark ${tone}${isActive ? ' active' : ''}`}
      title={mark.label}
      data-mark={mark.id}
      style={{
        left: share(box.left - MARGIN),
        top: share(box.top - MARGIN),
        width: share(box.right - box.left + 2 * MARGIN),
        height: share(box.bottom - box.top + 2 * MARGIN),
      }}
      onPointerEnter={() => mark.onHover?.(true)}
      onPointerLeave={() => mark.onHover?.(false)}
      onClick={() => mark.onChoose?.()}
    >
      {isActive && <span>{mark.label}</span>}
    </div>
  );
}
