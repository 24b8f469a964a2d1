import {sha256 as hash} from '@noble/hashes/sha2';
import {bytesToHex} from '@noble/hashes/utils';

/** 64 hex digits. The browser's own is there only where it trusts the connection: plain HTTP of an office is not. */
export async function sha256(file: Blob): Promise<string> {
  const digest = hash.create();
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) digest.update(piece.value);
  return bytesToHex(digest.digest());
}
