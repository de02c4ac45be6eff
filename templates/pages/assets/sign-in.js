// Takes the access key out of the link's fragment, which no server sees, and signs in with it.
(() => {
  var match = /[#&]key=([^&]+)/.exec(location.hash);
  if (!match) return;
  history.replaceState(null, '', location.pathname + location.search);
  document.getElementById('key').value = match[1];
  document.getElementById('sign-in').submit();
})();
