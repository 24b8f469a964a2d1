const SECONDS = 12;

/** By the keys of their notices, the latest last. */
const offers = new Map<string, UndoOffer>();

/** A way back that stands open for a while, and for as long as somebody is at it with the pointer or the keyboard. */
export class UndoOffer {
  private timer: number | undefined;

  /** `dismiss` takes the notice away, `undo` the step. An earlier offer under the same key is over. */
  constructor(
    private readonly key: string,
    private readonly dismiss: () => void,
    private readonly undo?: () => void,
  ) {
    offers.get(key)?.close();
    offers.set(key, this);
    this.run();
  }

  readonly run = () => {
    this.hold();
    this.timer = window.setTimeout(this.withdraw, SECONDS * 1000);
  };
  readonly hold = () => window.clearTimeout(this.timer);
  readonly close = () => {
    this.hold();
    if (offers.get(this.key) === this) offers.delete(this.key);
  };
  readonly accept = () => {
    this.withdraw();
    this.undo?.();
  };
  private readonly withdraw = () => {
    this.close();
    this.dismiss();
  };
}

/** Takes the latest step back whose offer still stands. */
export const acceptLatestUndo = () => [...offers.values()].at(-1)?.accept();
