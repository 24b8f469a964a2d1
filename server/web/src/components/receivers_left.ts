import {labelsOf} from '@/api/organisations';
import type {Delivery, Document, Schemas} from '@/api/types';

type Unit = Schemas['Organisation'];

/** A refused or failed delivery is over: the receiver has nothing. */
const OVER: readonly Delivery['state'][] = ['refused', 'failed'];

export interface Left {
  /** Named receivers that the exchange reaches and that have nothing yet; `before` is how an earlier attempt ended. */
  named: {id: number; name: string; before: Delivery | undefined}[];
  /** Other units that the exchange reaches. */
  others: {id: number; name: string}[];
  /** Named receivers that it does not reach. */
  apart: string[];
  /** Of those who have it, or will. */
  have: Delivery[];
}

/** Who of the receivers of the document has not got it yet. */
export function receiversLeft(document: Document, deliveries: Delivery[], units: Unit[]): Left {
  const have = deliveries.filter(({state}) => !OVER.includes(state));
  const has = new Set(have.map(({recipient}) => recipient));
  const receivers = document.receivers ?? [];
  const ids = new Set(receivers.map(({organisation}) => organisation));
  const within = units.filter(({id, interconnected}) => interconnected && id !== document.organisation && !has.has(id));
  const reached = new Set(units.filter(({interconnected}) => interconnected).map(({id}) => id));
  const labels = labelsOf(units);
  const nameOf = (unit: Unit) => labels.get(unit.id) ?? unit.name;
  return {
    have,
    named: within
      .filter(({id}) => ids.has(id))
      .map((unit) => ({
        id: unit.id,
        name: nameOf(unit),
        before: deliveries.filter(({recipient}) => recipient === unit.id).at(-1),
      })),
    others: within.filter(({id}) => !ids.has(id)).map((unit) => ({id: unit.id, name: nameOf(unit)})),
    apart: receivers
      .filter(({organisation}) => organisation === undefined || !reached.has(organisation))
      .map(({organisation, name}) => name || (units.find(({id}) => id === organisation)?.name ?? ''))
      .filter(Boolean),
  };
}
