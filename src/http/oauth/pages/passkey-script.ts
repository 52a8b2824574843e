/**
 * What a page with a passkey runs: a click on the button asks the browser, and what it answers is posted with the form. What it asks for
 * is in `data-options`.
 */
export const passkeyScript = `
(() => {
  const form = document.querySelector('form[data-passkey]');
  const failed = document.getElementById('passkeyFailed');
  const create = form.dataset.passkey === 'create';
  const json = JSON.parse(form.dataset.options);
  const PKC = window.PublicKeyCredential;
  const ready = PKC && PKC.parseCreationOptionsFromJSON && PKC.parseRequestOptionsFromJSON;
  document.getElementById('passkeyUnknown').hidden = Boolean(ready);
  form.hidden = !ready;
  form.addEventListener('submit', async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      const publicKey = create ? PKC.parseCreationOptionsFromJSON(json) : PKC.parseRequestOptionsFromJSON(json);
      const credential = await navigator.credentials[create ? 'create' : 'get']({ publicKey });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch {
      failed.hidden = false;
    }
  });
})();
`
