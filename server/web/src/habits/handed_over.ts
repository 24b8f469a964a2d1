let files: File[] = [];

/** Files that were dropped where nobody takes them, for the page that does. */
export function handOver(given: File[]) {
  files = given;
}

/** Takes them, once. */
export function filesHandedOver() {
  const given = files;
  files = [];
  return given;
}
