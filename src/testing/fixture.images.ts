/** A picture of one point, 70 bytes. */
export function point(): Blob {
  const bytes = atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  );
  return png(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** A picture of as many points each way, of which each has a colour by chance, so that nothing makes it much smaller. */
export async function noise(size: number): Promise<Blob> {
  const rows = new Uint8Array(size * (1 + size * 3));
  // As much as a call gives.
  for (let at = 0; at < rows.length; at += 65_536) crypto.getRandomValues(rows.subarray(at, at + 65_536));
  for (let row = 0; row < size; row += 1) rows[row * (1 + size * 3)] = 0;
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(packed).arrayBuffer());
  const header = new Uint8Array([...word(size), ...word(size), 8, 2, 0, 0, 0]);
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return png(signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array()));
}

function png(...parts: readonly Uint8Array<ArrayBuffer>[]): Blob {
  return new Blob([...parts], { type: 'image/png' });
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(4 + data.length);
  body.set(new TextEncoder().encode(type));
  body.set(data, 4);
  const whole = new Uint8Array(8 + body.length);
  whole.set(word(data.length));
  whole.set(body, 4);
  whole.set(word(checksum(body)), 4 + body.length);
  return whole;
}

/** CRC-32, as PNG asks for it. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function word(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}
