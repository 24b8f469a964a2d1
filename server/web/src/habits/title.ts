import {useQuery} from '@tanstack/react-query';
import {useEffect} from 'react';
import {counters, everythingWaiting} from '@/api/counters';
import {formatCount} from './format';

/** Names the page in the tab, with how much waits: "(3) Công việc – vanthu". */
export function useTitle(title: string) {
  const {data: waiting = 0} = useQuery({...counters, select: everythingWaiting});
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${formatCount(waiting)}) ` : ''}${title} – vanthu`;
  }, [title, waiting]);
}
