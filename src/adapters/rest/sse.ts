/** One event of a stream, as the HTML standard dispatches it (9.2.6). */
export interface ServerEvent {
  readonly type: string;
  readonly data: string;
}

export interface ServerEventListener {
  /** `id` is the last one that the stream gave, `''` before the first. */
  onEvent(event: ServerEvent, id: string): void;
  /** Milliseconds to wait before coming back. */
  onRetry(milliseconds: number): void;
}

/** Characters of one unfinished event; a stream that sends more is not one of events. */
const MAX_PENDING = 1_048_576;

/** A parser of `text/event-stream`: feed it decoded text in any pieces. Throws `RangeError` where an event has no end. */
export function eventParser(listener: ServerEventListener): (piece: string) => void {
  let pending = '';
  let started = false;
  let carriage = false;
  let type = '';
  let data: string[] = [];
  let size = 0;
  let id = '';

  const dispatch = (): void => {
    if (data.length > 0) listener.onEvent({ type: type || 'message', data: data.join('\n') }, id);
    type = '';
    data = [];
    size = 0;
  };
  const take = (line: string): void => {
    if (line === '') return dispatch();
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    size += value.length;
    if (name === 'event') type = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) listener.onRetry(Number(value));
  };

  return (piece) => {
    if (piece === '') return;
    const text = started ? piece : piece.replace(/^\ufeff/, '');
    started = true;
    // The second half of a CRLF whose first half ended the piece before.
    pending += carriage && text.startsWith('\n') ? text.slice(1) : text;
    carriage = text.endsWith('\r');
    const lines = pending.split(/\r\n|\r|\n/);
    pending = lines.pop() ?? '';
    lines.forEach(take);
    if (pending.length + size > MAX_PENDING) throw new RangeError('An event without an end.');
  };
}
