// Asks the browser to make or to use a passkey. The pages that carry this file say what else there is without it.
"use strict";
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) return;
  const data = form.dataset;
  const button = form.querySelector("button");
  const failed = form.querySelector("[role=alert]");

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
  const text = buffer =>
    buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "") : "";
  const credentials = data.credentials.split(" ").filter(Boolean).map(id => ({ type: "public-key", id: bytes(id) }));

  const options = {
    challenge: bytes(data.challenge),
    timeout: 300000,
  };
  if (data.passkey === "create") {
    Object.assign(options, {
      rp: { id: data.site, name: data.operator },
      user: { id: bytes(data.handle), name: data.account, displayName: data.person },
      pubKeyCredParams: data.algorithms.split(" ").map(number => ({ type: "public-key", alg: Number(number) })),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      attestation: "none",
      excludeCredentials: credentials,
    });
  } else {
    Object.assign(options, { rpId: data.site, allowCredentials: credentials, userVerification: "required" });
  }

  const ask = async isAsked => {
    failed.hidden = true;
    try {
      const found = await navigator.credentials[data.passkey]({ publicKey: options });
      const answer = found.response;
      const fields = form.elements;
      fields.credential.value = text(found.rawId);
      fields["client-data"].value = text(answer.clientDataJSON);
      fields.data.value = text(answer.attestationObject || answer.authenticatorData);
      fields.signature.value = text(answer.signature);
      fields.handle.value = text(answer.userHandle);
      form.submit();
    } catch {
      // Some browsers want a press of a button first; that is no failure to tell.
      failed.hidden = !isAsked;
    }
  };

  form.querySelector("[data-without]").hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => ask(true));
  ask(false);
})();
