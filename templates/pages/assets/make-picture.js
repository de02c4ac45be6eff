// Makes a PNG of a chart's picture, for WeChat, Word and phones that take no SVG; without it, the SVG can be saved.
(() => {
  // Twice the drawing's own size: sharp on a phone and on paper.
  const SCALE = 2;

  const load = (drawing) =>
    new Promise((done, failed) => {
      const image = new Image();
      image.onload = () => done(image);
      image.onerror = failed;
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
    });

  const draw = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const image = await load(await answer.text());
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  };

  const show = (place, picture, name) => {
    const image = document.createElement('img');
    image.src = picture;
    image.alt = place.dataset.alt;
    const link = document.createElement('a');
    link.href = picture;
    link.download = name;
    link.textContent = place.dataset.save;
    const hint = document.createElement('p');
    hint.append(link, ` ${place.dataset.hold}`);
    place.replaceChildren(image, hint);
    // WeChat saves nothing by itself: there a long press on the picture does.
    if (!/MicroMessenger/i.test(navigator.userAgent)) link.click();
  };

  for (const button of document.querySelectorAll('button[data-drawing]')) {
    const place = button.closest('.picture').querySelector('.picture-made');
    button.hidden = false;
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        show(place, await draw(button.dataset.drawing), button.dataset.name);
      } catch {
        place.textContent = place.dataset.failed;
      }
      button.disabled = false;
    });
  }
})();
