import {sha256} from './sha256';

/** One request that carries files: the description first, with what each file is, then their bytes. */
export async function formOf(files: File[], more: Record<string, unknown>): Promise<FormData> {
  const announced = await Promise.all(
    files.map(async (file, place) => ({
      part: `file${place + 1}`,
      name: file.name,
      size: file.size,
      sha256: await sha256(file),
      ...(file.type && {media_type: file.type}),
    })),
  );
  const form = new FormData();
  form.append('document', new Blob([JSON.stringify({...more, files: announced})], {type: 'application/json'}));
  files.forEach((file, place) => form.append(`file${place + 1}`, file, file.name));
  return form;
}
