// Prints the page; without it, people print from the browser's menu.
(() => {
  const button = document.getElementById('print');
  button.hidden = false;
  button.addEventListener('click', () => window.print());
})();
