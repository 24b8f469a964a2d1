/** Asks whoever closes the window, for as long as the desk runs, while that is so. */
export function askBeforeClosing(isUnsaved: () => boolean) {
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault();
  });
}
