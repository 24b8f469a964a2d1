import type {PageMark} from '@/components/PageMarks';
import type {Schemas} from '@/api/types';

export type FormCheck = Schemas['FormCheck'];
export type Finding = Schemas['FormFinding'];

/** Errors first, else as the server tells them. */
export const inOrder = (check: FormCheck | null): Finding[] =>
  [...(check?.findings ?? [])].sort((left, right) => left.severity.localeCompare(right.severity));

interface Marking {
  active: number | null;
  hover: (finding: number | null) => void;
  choose: (finding: number) => void;
}

/** Boxes where the findings stand; several of one line are one box. */
export function findingMarks(findings: Finding[], {active, hover, choose}: Marking): PageMark[] {
  const places = new Map<string, number[]>();
  findings.forEach(({page, box}, index) => {
    if (box === undefined) return;
    const place = JSON.stringify([page, box]);
    places.set(place, [...(places.get(place) ?? []), index]);
  });
  return [...places.values()].flatMap((indices) => {
    const those = indices.flatMap((index) => findings[index] ?? []);
    const [first] = those;
    if (first?.box === undefined) return [];
    const front = indices[0] ?? 0;
    return [
      {
        id: `finding-${front}`,
        page: first.page,
        box: first.box,
        label: those.map(({label}) => label).join('; '),
        tone: those.some(({severity}) => severity === 'error') ? ('wrong' as const) : ('look' as const),
        isActive: active !== null && indices.includes(active),
        onHover: (isOver: boolean) => hover(isOver ? front : null),
        onChoose: () => choose(front),
      },
    ];
  });
}
