// What pages do besides htmx: each works without it.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");

  // A form that was sent is not sent again by a second press.
  document.addEventListener("submit", function (event) {
    var button = event.submitter;
    if (!button || event.defaultPrevented) return;
    setTimeout(function () { button.disabled = true; }, 0);
    setTimeout(function () { button.disabled = false; }, 20000);
  });

  // A link that was just made is chosen whole, to be copied.
  document.querySelectorAll("input.copy").forEach(function (input) {
    input.addEventListener("focus", function () { input.select(); });
  });

  // Files that are dropped are sent at once, and it shows how far they are.
  var drop = document.getElementById("drop");
  if (drop) {
    var files = drop.querySelector("input[type=file]");
    var bar = drop.querySelector("progress");
    var send = function (list) {
      var data = new FormData(drop);
      if (list) {
        data.delete("files");
        Array.from(list).forEach(function (file) { data.append("files", file, file.name); });
      }
      var request = new XMLHttpRequest();
      request.open("POST", drop.getAttribute("action"));
      request.upload.addEventListener("progress", function (event) {
        if (event.lengthComputable) bar.value = 100 * event.loaded / event.total;
      });
      request.addEventListener("load", function () {
        if (request.status < 400) {
          location.assign(request.responseURL || location.href);
        } else {
          fail((/<h1[^>]*>([^<]*)/.exec(request.responseText) || ["", "They were not taken."])[1]);
        }
      });
      request.addEventListener("error", function () { fail("The connection broke. Try again."); });
      bar.hidden = false;
      bar.value = 0;
      request.send(data);
    };
    var fail = function (words) {
      bar.hidden = true;
      var old = drop.querySelector(".message");
      var message = old || document.createElement("p");
      message.className = "message";
      message.setAttribute("role", "alert");
      message.textContent = words;
      drop.appendChild(message);
    };
    drop.addEventListener("submit", function (event) { event.preventDefault(); send(null); });
    files.addEventListener("change", function () { if (files.files.length) send(null); });
    drop.addEventListener("dragover", function (event) {
      event.preventDefault();
      drop.classList.add("over");
    });
    drop.addEventListener("dragleave", function () { drop.classList.remove("over"); });
    drop.addEventListener("drop", function (event) {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer.files.length) send(event.dataTransfer.files);
    });
  }
})();
