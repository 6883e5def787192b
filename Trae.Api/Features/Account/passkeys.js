// Shows what needs passkeys where the browser has them, and carries the options and the credential between the page and the authenticator.
const isSupported = typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

const calls = {
  create: async options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: async options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

async function optionsFor(form) {
  const response = await fetch(form.dataset.options, {
    method: 'POST',
    redirect: 'error',
    headers: { RequestVerificationToken: form.elements.namedItem('__RequestVerificationToken').value },
  });
  if (!response.ok) {
    throw new Error('The page is too old. Load it again.');
  }

  return response.json();
}

async function ask(form) {
  const message = form.querySelector('[role=alert]');
  message.hidden = true;
  try {
    const credential = await calls[form.dataset.passkey](await optionsFor(form));
    form.elements.namedItem('Credential.Json').value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    // Closing the browser's own dialog is an answer, and no failure to tell of.
    if (error.name !== 'NotAllowedError' && error.name !== 'AbortError') {
      message.textContent = error.name === 'InvalidStateError' ? 'This device has a passkey for your account already.' : error.message;
      message.hidden = false;
    }
  }
}

// Browsers give passkeys to names alone (WebAuthn Level 3, 5.1.3); this machine's is localhost.
const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
for (const notice of document.querySelectorAll('[data-by-number]')) {
  notice.hidden = !isNumber;
  notice.querySelector('a').host = `localhost:${location.port}`;
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.hidden = !isSupported || isNumber;
  form.addEventListener('submit', event => {
    event.preventDefault();
    ask(form);
  });
}
