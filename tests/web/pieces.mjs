// Uploads in pieces (tus), as the page sends them.

export const MIB = 1024 * 1024;
export const PIECE = 4 * MIB;

/** The offsets from which pieces were sent and taken; `mayGo(count)` is asked before each goes out. */
export async function watchPieces(page, mayGo = async () => true) {
  const taken = [];
  let count = 0;
  await page.route('**/api/v1/uploads/*', async (route) => {
    const isPiece = route.request().method() === 'PATCH';
    if (isPiece && !(await mayGo((count += 1)))) return route.abort('internetdisconnected');
    await route.continue().catch(() => {});
  });
  page.on('response', (answer) => {
    const request = answer.request();
    if (request.method() === 'PATCH' && answer.status() === 204) taken.push(Number(request.headers()['upload-offset']));
  });
  return taken;
}

/** The id of the upload that the page takes back at the server, once it has. */
export async function uploadTakenBack(page) {
  const answer = await page.waitForResponse((each) => each.request().method() === 'DELETE' && each.status() === 204);
  return answer.url().split('/').at(-1);
}

export const offsetsOf = (size) => Array.from({length: Math.ceil(size / PIECE)}, (_, piece) => piece * PIECE);
