import { Refusal } from './refusal.ts';

/** How large a body may be, and how long it may take to come. */
export interface BodyLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Reads a body while it keeps to its limits: neither more of it nor for longer is waited for. */
export async function readBytes(request: Request, { bytes, milliseconds }: BodyLimits): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > bytes) throw new Refusal('too-large');
  const reader = (request.body ?? new Blob().stream()).getReader();
  const late = Promise.withResolvers<never>();
  late.promise.catch(() => undefined);
  const timer = setTimeout(() => late.reject(new Refusal('timeout')), milliseconds);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const next = () => Promise.race([reader.read(), late.promise]);
    for (let part = await next(); !part.done; part = await next()) {
      size += part.value.byteLength;
      if (size > bytes) throw new Refusal('too-large');
      chunks.push(part.value);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    void reader.cancel().catch(() => undefined);
    throw cause instanceof Refusal ? cause : new Refusal('invalid', { fields: [BROKEN_OFF], cause });
  } finally {
    clearTimeout(timer);
  }
}

const BROKEN_OFF = { field: '', message: 'ended before it was all there' };
