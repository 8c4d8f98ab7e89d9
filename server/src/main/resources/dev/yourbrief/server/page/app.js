// What pages do besides htmx: each works without it.
(function () {
  "use strict";
  // A form that was sent is not sent again by a second press.
  document.addEventListener("submit", function (event) {
    var button = event.submitter;
    if (button && !event.defaultPrevented && !button.closest("[hx-post],[hx-get]")) {
      setTimeout(function () { button.disabled = true; }, 0);
      setTimeout(function () { button.disabled = false; }, 20000);
    }
  });
})();
