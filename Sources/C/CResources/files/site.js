// Every page works without this file.
"use strict";
(() => {
  const errors = document.getElementById("errors");
  if (errors) errors.focus();

  // Text of a refused form is not stored either.
  const unsaved = new Set();
  for (const form of document.querySelectorAll("form[data-unsaved]")) {
    if (errors) unsaved.add(form);
    form.addEventListener("input", () => unsaved.add(form));
    form.addEventListener("submit", () => unsaved.clear());
  }
  window.addEventListener("beforeunload", event => {
    if (unsaved.size > 0) event.preventDefault();
  });

  // A second press of a button must not send the form twice.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", event => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
      setTimeout(() => delete form.dataset.sent, 4000);
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
})();
