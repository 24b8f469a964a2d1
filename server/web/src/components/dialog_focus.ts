/**
 * For `afterOpenChange` of a dialog: the focus into its first field. `autoFocus` of a field comes too early there: the
 * dialog is not yet on the page.
 */
export function focusFirstField(isOpen: boolean) {
  if (!isOpen) return;
  const body = [...document.querySelectorAll('.ant-modal-body')].at(-1);
  if (body?.contains(document.activeElement)) return;
  body?.querySelector<HTMLElement>('input:not([disabled]):not([type=hidden]), textarea:not([disabled])')?.focus();
}
