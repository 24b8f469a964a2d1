/** The same keys with other words. */
export type Words<T> = {[Key in keyof T]: T[Key] extends string ? string : Words<T[Key]>};
