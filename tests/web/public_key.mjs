// Keys as systems of the exchange name them.

/** 32 bytes as the 40 letters of a public key. */
export function z85(bytes) {
  const letters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
  let text = '';
  for (let at = 0; at < bytes.length; at += 4)
    for (let value = bytes.readUInt32BE(at), power = 85 ** 4; power >= 1; power /= 85) text += letters[Math.floor(value / power) % 85];
  return text;
}
