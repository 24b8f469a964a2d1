import type {WorkItem} from './types';

/** Names an item of the list of work in the address. */
export const keyOf = ({kind, id}: Pick<WorkItem, 'kind' | 'id'>) => `${kind}-${id}`;
