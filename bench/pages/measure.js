// Watches, frame by frame, how many comments a page shows, the same way for every page: an article with its words in it.
// A frame that shows them has been painted when the next one begins.
const seen = { first: undefined, all: undefined, count: 0 };
window.bench = seen;

const wanted = Number(new URL(location.href).searchParams.get('comments'));

function articles() {
  const host = document.querySelector('#thread');
  return (host?.shadowRoot ?? host)?.querySelectorAll('article') ?? [];
}

function frame(now) {
  const before = seen.count;
  if (before > 0) seen.first ??= now;
  if (before >= wanted) {
    seen.all = now;
    return;
  }
  seen.count = articles().length;
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
