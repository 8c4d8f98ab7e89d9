// Puts newer parts in the places of the old. The server has made them safe; nothing is built here.
'use strict';
const stale = 5000;
let last = Date.now();
function show(event) {
  last = Date.now();
  document.body.classList.remove('stale');
  const parts = JSON.parse(event.data);
  for (const place of document.querySelectorAll('[data-part]')) {
    const html = parts[place.id];
    if (html !== undefined && place.dataset.shown !== html) {
      // What somebody has selected is left alone.
      const selection = document.getSelection();
      if (selection && !selection.isCollapsed && place.contains(selection.anchorNode)) continue;
      place.dataset.shown = html;
      place.innerHTML = html;
    }
  }
}
if (document.querySelector('[data-part]')) {
  const events = new EventSource('/api/events?view=page');
  events.addEventListener('page', show);
  setInterval(() => document.body.classList.toggle('stale', Date.now() - last > stale), 1000);
}
