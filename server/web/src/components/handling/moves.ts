import {useMutation, useQueryClient} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import {handlingOf} from '@/api/flow';
import type {Handling, Schemas, WorkItem} from '@/api/types';
import {useOnceKey} from '@/habits/once_key';

/** What the forms have to know of a piece of work: an item of the list, or what stands on the page of a document. */
export type Piece = Pick<WorkItem, 'kind' | 'id' | 'subject' | 'code' | 'instruction' | 'from_name' | 'until' | 'note'>;

/** One step of the flow: of the document, of an assignment on it, or about a later deadline. */
export type Step =
  | {of: 'handling'; id: number; move: Schemas['HandlingMove']}
  | {of: 'assignment'; id: number; move: Schemas['AssignmentMove']}
  | {of: 'extension'; id: number; move: {action: 'approve' | 'refuse'; text?: string}};

async function send(step: Step, key: string): Promise<Handling> {
  const params = {path: {id: step.id}, header: {'Idempotency-Key': key}};
  switch (step.of) {
    case 'handling':
      return body(await api.POST('/api/v1/documents/{id}/handling', {params, body: step.move}));
    case 'assignment':
      return body(await api.POST('/api/v1/assignments/{id}/moves', {params, body: step.move}));
    case 'extension':
      return body(await api.POST('/api/v1/extensions/{id}/decision', {params, body: step.move}));
  }
}

/** Takes steps; afterwards the list, the numbers and the document's standing are loaded anew. */
export function useStep(done?: (handling: Handling, step: Step) => void) {
  const client = useQueryClient();
  const keyFor = useOnceKey();
  return useMutation({
    mutationFn: (step: Step) => send(step, keyFor(step)),
    onSuccess: (handling, step) => {
      client.setQueryData(handlingOf(handling.document).queryKey, handling);
      void client.invalidateQueries({queryKey: ['work']});
      void client.invalidateQueries({queryKey: ['counters']});
      done?.(handling, step);
    },
  });
}
