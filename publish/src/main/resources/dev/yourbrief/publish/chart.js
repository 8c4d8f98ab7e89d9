document.querySelectorAll('.chart').forEach(function (figure) {
  var readout = figure.querySelector('.readout');
  if (!readout) return;
  readout.setAttribute('aria-live', 'polite');
  figure.querySelectorAll('svg.crossover').forEach(function (svg) {
    var cursor = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    cursor.setAttribute('class', 'cursor');
    var columns = Array.from(svg.querySelectorAll('.column'));
    if (!columns.length) return;
    var current = -1;
    columns.forEach(function (column) {
      var title = column.querySelector('title');
      column.words = title.textContent;
      title.remove();
    });
    svg.appendChild(cursor);
    svg.setAttribute('tabindex', '0');
    function show(index) {
      current = Math.max(0, Math.min(columns.length - 1, index));
      var column = columns[current], at = column.dataset.at, top = +column.getAttribute('y');
      cursor.setAttribute('x1', at);
      cursor.setAttribute('x2', at);
      cursor.setAttribute('y1', top);
      cursor.setAttribute('y2', top + +column.getAttribute('height'));
      cursor.style.display = '';
      readout.textContent = column.words;
      readout.hidden = false;
    }
    function hide() {
      cursor.style.display = 'none';
      readout.hidden = true;
    }
    hide();
    svg.addEventListener('pointermove', function (event) {
      var index = columns.indexOf(event.target);
      if (index >= 0) show(index);
    });
    svg.addEventListener('pointerleave', hide);
    svg.addEventListener('blur', hide);
    document.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') hide();
    });
    svg.addEventListener('keydown', function (event) {
      var step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      if (step) {
        show(current + step);
        event.preventDefault();
      }
    });
  });
});
