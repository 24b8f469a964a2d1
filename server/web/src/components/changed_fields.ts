/** What a form changes of what was there: helpers for dialogs that send only that. */

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** The form as `Fields`: a box that was emptied answers nothing. */
export const typed = <Fields extends object>(values: Partial<Fields>, before: Fields): Fields => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value ?? (name.endsWith('_count') ? null : '')]),
  ),
});

export const changedNames = <Fields extends object, Name extends keyof Fields>(
  names: readonly Name[],
  before: Fields,
  after: Fields,
): Name[] => names.filter((name) => !same(before[name], after[name]));
