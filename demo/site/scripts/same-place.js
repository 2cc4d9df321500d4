// Before the first paint. Loaded again, a page has the room at once that its widgets took, so that its reader finds the
// place where they were, and nothing moves there while the widgets come.
(() => {
  const key = `lindewiel-room ${location.pathname}${location.search}`;
  const { width, rooms } = JSON.parse(sessionStorage.getItem(key) ?? '{}');
  const sheet = new CSSStyleSheet();
  if (width === innerWidth) {
    sheet.replaceSync(
      rooms.map(([name, height]) => `${name} { display: block; min-block-size: ${height}px; }`).join(''),
    );
    document.adoptedStyleSheets.push(sheet);
    // Whoever does something with a widget makes it as high as it then is.
    for (const deed of ['click', 'keyup']) addEventListener(deed, () => sheet.replaceSync(''), { once: true });
  }
  addEventListener('pagehide', () => {
    const widgets = document.querySelectorAll('plein-feedback-poll, plein-discussion-thread, plein-event-list');
    const taken = [...widgets].map((widget) => [nameOf(widget), widget.getBoundingClientRect().height]);
    sessionStorage.setItem(key, JSON.stringify({ width: innerWidth, rooms: taken }));
  });

  function nameOf(widget) {
    const attribute = ['id', 'poll', 'thread'].find((name) => widget.hasAttribute(name));
    if (attribute === undefined) return widget.localName;
    return `${widget.localName}[${attribute}="${CSS.escape(widget.getAttribute(attribute))}"]`;
  }
})();
