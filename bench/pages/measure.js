// Watches, frame by frame, how many comments a page shows, the same way for every page: an article with its words in it.
// A frame that shows them has been painted when the next one begins.
const seen = { first: undefined, all: undefined, count: 0 };
window.bench = seen;

const wanted = Number(new URL(location.href).searchParams.get('comments'));

// A collection that the browser keeps: looking at it costs something only after the page has changed.
let looked;
let articles = [];

function count() {
  const host = document.querySelector('#thread');
  const within = host?.shadowRoot?.querySelector('section, ul') ?? host;
  if (within !== looked) articles = within?.getElementsByTagName('article') ?? [];
  looked = within;
  return articles.length;
}

function frame(now) {
  const before = seen.count;
  if (before > 0) seen.first ??= now;
  if (before >= wanted) {
    seen.all = now;
    // Whoever measures hears it, and need not ask in between.
    console.log('painted');
    return;
  }
  seen.count = count();
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
