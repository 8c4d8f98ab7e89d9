// Shows the arithmetic of a number where the reader is; without this the link leads to its row.
(function () {
  "use strict";
  var box = document.createElement("section");
  box.className = "arithmetic";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", "The arithmetic");
  box.hidden = true;
  document.body.appendChild(box);
  var from = null;
  function close() {
    box.hidden = true;
    if (from) from.focus();
    from = null;
  }
  function line(name, cell) {
    if (!cell) return;
    var p = document.createElement("p");
    p.className = name;
    Array.from(cell.cloneNode(true).childNodes).forEach(function (node) { p.appendChild(node); });
    p.querySelectorAll("[id]").forEach(function (part) { part.removeAttribute("id"); });
    box.appendChild(p);
  }
  function show(row) {
    box.textContent = "";
    line("name", row.querySelector("th"));
    line("value", row.querySelector("td.value"));
    line("origin", row.querySelector("td[data-prov]"));
    var more = document.createElement("p");
    var link = document.createElement("a");
    link.href = "#" + row.id;
    link.dataset.row = "yes";
    link.textContent = "To its row, with all others";
    more.appendChild(link);
    box.appendChild(more);
    var button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.textContent = "Close";
    button.addEventListener("click", close);
    box.appendChild(button);
    box.hidden = false;
    button.focus();
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#fig-']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.row) { box.hidden = true; from = null; return; }
    var row = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!row || row.contains(link)) return;
    event.preventDefault();
    if (!box.contains(link)) from = link;
    show(row);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !box.hidden) close();
  });
})();
