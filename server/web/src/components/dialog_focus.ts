/**
 * For `afterOpenChange` of a dialog: the focus into the field marked `data-first`, else into its first one. `autoFocus` of a
 * field comes too early there: the dialog is not yet on the page.
 */
export function focusFirstField(isOpen: boolean) {
  if (!isOpen) return;
  const body = [...document.querySelectorAll('.ant-modal-body')].at(-1);
  if (body?.contains(document.activeElement)) return;
  const marked = body?.querySelector<HTMLElement>('[data-first]');
  const first = body?.querySelector<HTMLElement>('input:not([disabled]):not([type=hidden]), textarea:not([disabled])');
  (marked ?? first)?.focus();
}
