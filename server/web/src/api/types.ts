import type {components, paths} from './generated';

export type Schemas = components['schemas'];
export type Account = Schemas['Account'];
export type Role = Schemas['Role'];
export type Counters = Schemas['Counters'];
export type Document = Schemas['Document'];
export type DocumentFile = NonNullable<Document['files']>[number];
export type WorkItem = Schemas['WorkPage']['items'][number];
export type WorkKind = Schemas['WorkKind'];
export type Notice = Schemas['Notice'];
export type Change = Schemas['Change'];
export type Delivery = Schemas['Delivery'];
export type SearchHit = Schemas['SearchHit'];
export type ProblemDocument = Schemas['Problem'];
export type {paths};
