/** The secret in `Authorization: Bearer …`; undefined where there is none of our shape. */
export function bearer(request: Request): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{43})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}
