// Walks through the table of figures by the arrow keys; E enters for the unit, R returns its report. Without it, Tab does.
(() => {
  const table = document.getElementById('matrix');
  if (table === null) return;
  const rows = [...table.tBodies[0].rows];
  document.getElementById('keys').hidden = false;

  /** The nearest link from that place on, in that direction. */
  const linkFrom = (row, column, down, right) => {
    for (let [y, x] = [row, column]; rows[y]?.cells[x] !== undefined; y += down, x += right) {
      const link = rows[y].cells[x].querySelector('a');
      if (link !== null) return link;
    }
    return null;
  };

  const moves = {
    ArrowUp: (row, column) => linkFrom(row - 1, column, -1, 0),
    ArrowDown: (row, column) => linkFrom(row + 1, column, 1, 0),
    ArrowLeft: (row, column) => linkFrom(row, column - 1, 0, -1),
    ArrowRight: (row, column) => linkFrom(row, column + 1, 0, 1),
    Home: (row) => linkFrom(row, 0, 0, 1),
    End: (row) => linkFrom(row, rows[row].cells.length - 1, 0, -1),
  };

  table.addEventListener('keydown', (event) => {
    const link = event.target.closest('tbody a');
    if (link === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const [unit, figure] = link.href.split(/\/enter|#/);
    const [page] = unit.split('#');
    if (event.key === 'e') location.assign(`${page}/enter${figure ? `#${figure}` : ''}`);
    if (event.key === 'r') location.assign(`${page}#decide`);
    const cell = link.closest('th, td');
    const next = moves[event.key]?.(rows.indexOf(cell.parentElement), cell.cellIndex);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
})();
