import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useRef, useState} from 'react';
import {api, body, newKey} from '@/api/client';
import {organisations} from '@/api/organisations';
import {isProblem} from '@/api/problem';
import type {Document} from '@/api/types';
import {requestOf, type Registration} from './fields';
import type {InboxItem, IntakeItem} from './queries';

/** What is registered: an item of a channel, one of the exchange, or a paper without files. */
export type Source = {kind: 'intake'; item: IntakeItem} | {kind: 'inbox'; item: InboxItem} | {kind: 'paper'};
export type How = 'stay' | 'next' | 'copy';

interface Reactions {
  onSaved: (document: Document, how: How, values: Registration) => void;
  onDuplicate: (how: How) => void;
  /** Puts a problem at its fields; whether all found theirs. */
  show: (problem: unknown) => boolean;
}

/** The same thing sent again has the same key, so that it is registered once. */
function useKeyOf() {
  const last = useRef({sent: '', key: ''});
  return (request: unknown) => {
    const sent = JSON.stringify(request);
    if (sent !== last.current.sent) last.current = {sent, key: newKey()};
    return last.current.key;
  };
}

async function send(source: Source, request: Registration, key: string): Promise<Document> {
  const header = {'Idempotency-Key': key};
  if (source.kind === 'intake')
    return body(
      await api.POST('/api/v1/intake/{id}/registration', {params: {path: {id: source.item.id}, header}, body: request}),
    );
  if (source.kind === 'inbox') {
    const {book, arrival_date, number_reason, subject, due_date, note, confirm_duplicate = false} = request;
    const acceptance = {book, arrival_date, number_reason, subject, due_date, note, confirm_duplicate};
    const params = {path: {id: source.item.id}, header};
    return body(await api.POST('/api/v1/exchange/inbox/{id}/acceptance', {params, body: withoutGaps(acceptance)}));
  }
  const paper = {urgency: 'normal' as const, secrecy: 'none' as const, confirm_duplicate: false, ...request};
  return body(
    await api.POST('/api/v1/documents', {
      params: {header},
      body: {...paper, subject: paper.subject ?? '', direction: 'incoming'},
    }),
  );
}

type WithoutGaps<T> = {[Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key]} & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};
const withoutGaps = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as WithoutGaps<T>;

export function useSave(source: Source, {onSaved, onDuplicate, show}: Reactions) {
  const client = useQueryClient();
  const keyOf = useKeyOf();
  const [atFields, setAtFields] = useState(false);
  const mutation = useMutation({
    mutationFn: async ({values, isConfirmed}: {values: Registration; how: How; isConfirmed: boolean}) => {
      const {issuer_name: name, ...rest} = requestOf({...values, confirm_duplicate: isConfirmed});
      // One of the list is registered by its id, so that its later names lead to it too.
      const known = (await client.ensureQueryData(organisations)).find((each) => each.name === name);
      const issuer = known === undefined ? {issuer_name: name} : {issuer: known.id};
      const request = withoutGaps({...rest, ...issuer}) as Registration;
      return send(source, request, keyOf(request));
    },
    onSuccess: (document, {how, values}) => {
      for (const key of ['documents', 'books', 'duplicates']) void client.invalidateQueries({queryKey: [key]});
      onSaved(document, how, values);
    },
    onError: (error, {how}) => {
      if (isProblem(error, 'duplicate')) {
        void client.invalidateQueries({queryKey: ['duplicates']});
        onDuplicate(how);
      } else setAtFields(show(error));
    },
  });
  return {
    save: (values: Registration, how: How, isConfirmed: boolean) => {
      if (!mutation.isPending) mutation.mutate({values, how, isConfirmed});
    },
    isSaving: mutation.isPending,
    error: isProblem(mutation.error, 'duplicate') ? null : mutation.error,
    atFields,
  };
}
