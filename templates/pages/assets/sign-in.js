// Takes the access key out of the link's fragment, which no server sees, and signs in with it.
(() => {
  const signIn = () => {
    const [, key] = /[#&]key=([^&]+)/.exec(location.hash) || [];
    if (!key) return;
    history.replaceState(null, '', location.pathname + location.search);
    document.getElementById('key').value = key;
    document.getElementById('sign-in').submit();
  };
  // A link opened in a tab that shows this page already only changes the fragment.
  addEventListener('hashchange', signIn);
  signIn();
})();
