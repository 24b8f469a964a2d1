import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Loading} from '@/components/Loading';
import {boxesOf, pathOf, type Marks} from './fields';
import type {Proposals} from './queries';

/** Boxes on the page and fields of the form that show each other. */
export function useBoxes(proposals: Proposals | null, marks: Marks) {
  const [active, setActive] = useState<string | null>(null);
  const choose = (field: keyof typeof pathOf) =>
    document.getElementById(pathOf[field].join('_'))?.focus({preventScroll: false});
  return {active, setActive, boxes: boxesOf(proposals, {marks, active, hover: setActive, choose})};
}

/** The fields come when the server has read the file. */
export function Reading() {
  const {t} = useTranslation();
  return (
    <>
      <p className="muted">{t('intake.reading')}</p>
      <Loading rows={10} />
    </>
  );
}
