// Asks the browser for a passkey, and sends its answer with the page's own form.
(function () {
  'use strict';
  if (!window.PublicKeyCredential) return;

  var bytes = function (text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0); });
  };
  var text = function (buffer) {
    if (!buffer) return undefined;
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  };
  var asked = function (options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    (options.excludeCredentials || []).forEach(function (known) { known.id = bytes(known.id); });
    return { publicKey: options };
  };
  var answered = function (credential) {
    var said = credential.response;
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment || undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: {
        clientDataJSON: text(said.clientDataJSON),
        attestationObject: text(said.attestationObject),
        transports: said.getTransports ? said.getTransports() : undefined,
        authenticatorData: said.signature ? text(said.authenticatorData) : undefined,
        signature: text(said.signature),
        userHandle: text(said.userHandle)
      }
    });
  };

  document.querySelectorAll('[data-passkey-unable]').forEach(function (words) {
    if (document.querySelector('form[data-passkey]')) words.hidden = true;
  });
  document.querySelectorAll('form[data-passkey]').forEach(function (form) {
    var problem = form.querySelector('[data-passkey-problem]');
    form.hidden = false;
    form.addEventListener('submit', async function (event) {
      event.preventDefault();
      problem.hidden = true;
      try {
        var answer = await fetch(form.dataset.challenge, {
          method: 'POST',
          headers: { 'X-CSRF-TOKEN': form.elements._csrf.value }
        });
        if (!answer.ok) throw new Error(answer.status);
        var options = asked(await answer.json());
        var credential = form.dataset.passkey === 'create'
          ? await navigator.credentials.create(options)
          : await navigator.credentials.get(options);
        form.elements.credential.value = answered(credential);
        // Past this listener.
        form.submit();
      } catch (amiss) {
        problem.hidden = false;
      }
    });
  });
})();
