// Copies the link that is shown once; without it, people mark and copy it themselves.
(() => {
  const link = document.getElementById('link');
  const button = document.getElementById('copy');
  link.addEventListener('focus', () => link.select());
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(link.value);
    document.getElementById('copied').textContent = button.dataset.copied;
  });
})();
