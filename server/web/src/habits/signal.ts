import {useSyncExternalStore} from 'react';
import type {Signal} from '@/api/signal';

export const useSignal = <T>(signal: Signal<T>): T => useSyncExternalStore(signal.follow, signal.get);
