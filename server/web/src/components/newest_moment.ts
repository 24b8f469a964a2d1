import type {Delivery} from '@/api/types';

/** When the state of a delivery began that people read. */
export const newestMomentOf = (delivery: Delivery) =>
  delivery.progress_at ?? delivery.decided_at ?? delivery.arrived_at ?? delivery.sent_at ?? delivery.queued_at;
