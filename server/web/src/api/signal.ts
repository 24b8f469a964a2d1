/** A value that components can follow (useSignal) and other code can set. */
export class Signal<T> {
  #value: T;
  #followers = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }
  get = () => this.#value;
  set(value: T) {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const follower of this.#followers) follower();
  }
  follow = (follower: () => void) => {
    this.#followers.add(follower);
    return () => {
      this.#followers.delete(follower);
    };
  };
}
