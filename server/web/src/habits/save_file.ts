/** Lets the browser save bytes that are here already, under that name. */
export function saveFile(bytes: ArrayBuffer, name: string) {
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by then; without this the bytes stay in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
