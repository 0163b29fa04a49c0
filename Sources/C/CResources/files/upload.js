// Sends a large file in parts and goes on by itself after a lost connection. Without this file the form sends it whole.
"use strict";
(() => {
  const box = document.getElementById("sending");
  const input = document.getElementById("file");
  if (!box || !input || !window.fetch) return;
  const form = input.form;
  const words = box.dataset;
  const bar = box.querySelector("progress");
  const status = box.querySelector("p");
  const least = 256 * 1024, most = 1024 * 1024;
  let address = "", sending = false;

  const say = text => { status.textContent = text; };
  const pause = seconds => new Promise(done => {
    const timer = setTimeout(end, seconds * 1000);
    function end() { clearTimeout(timer); window.removeEventListener("online", end); done(); }
    window.addEventListener("online", end);
  });
  const call = (method, where, body, headers = {}) => fetch(where, {
    method, body, redirect: "error", headers: {"Form-Token": form.elements.csrf.value, ...headers},
  });

  // Where an earlier visit to this page stopped with the same file.
  const place = file => `upload:${file.name}:${file.size}:${file.lastModified}`;
  const remember = (file, value) => { try { value ? localStorage.setItem(place(file), value) : localStorage.removeItem(place(file)); } catch {} };
  const recall = file => { try { return localStorage.getItem(place(file)) || ""; } catch { return ""; } };

  const digest = async part => {
    if (!window.crypto || !crypto.subtle) return {};
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await part.arrayBuffer()));
    return {"Content-Digest": `sha-256=:${btoa(String.fromCharCode(...bytes))}:`};
  };

  class Refused extends Error {}
  const refuse = async answer => { throw new Refused((await answer.text()).trim() || String(answer.status)); };

  async function position(file) {
    if (address) {
      const answer = await call("HEAD", address);
      if (answer.status === 204) return Number(answer.headers.get("Upload-Offset"));
      if (answer.status !== 404) return refuse(answer);
    }
    const answer = await call("POST", words.address, new URLSearchParams({name: file.name, size: file.size}));
    if (answer.status !== 201) return refuse(answer);
    address = answer.headers.get("Location");
    remember(file, address);
    return 0;
  }

  // One part after another; a part that comes through quickly makes the next one larger.
  async function send(file) {
    let at = await position(file), size = least;
    for (;;) {
      const part = file.slice(at, at + size), began = Date.now();
      const answer = await call("PATCH", address, part, {
        "Content-Type": "application/partial-upload", "Upload-Offset": at, ...await digest(part),
      });
      if (answer.status === 409 || answer.status === 460) { at = await position(file); continue; }
      if (answer.status === 503) throw new TypeError("busy");
      if (answer.status !== 204) return refuse(answer);
      at = Number(answer.headers.get("Upload-Offset"));
      bar.value = Math.floor(100 * at / file.size);
      say(words.progress.replace("{percent}", bar.value));
      if (answer.headers.get("Upload-Complete") === "?1") return;
      size = Math.min(most, Math.max(least, Date.now() - began < 1000 ? size * 2 : size / 2));
    }
  }

  async function persist(file) {
    for (let wait = 1; ; wait = Math.min(wait * 2, 30)) {
      try { return await send(file); } catch (fault) {
        if (fault instanceof Refused) throw fault;
        say(navigator.onLine ? words.again : words.offline);
        await pause(wait);
      }
    }
  }

  const problem = file => {
    if (file.size > Number(words.limit)) return words.large;
    const ending = "." + file.name.split(".").pop().toLowerCase();
    return input.accept.split(",").includes(ending) ? "" : words.kind;
  };
  const look = () => {
    box.hidden = !input.files[0] || !problem(input.files[0]);
    say(input.files[0] ? problem(input.files[0]) : "");
  };
  input.addEventListener("change", look);
  look();

  form.addEventListener("submit", async event => {
    const file = input.files[0];
    if (input.disabled || !file || file.size === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (sending) return;
    box.hidden = false;
    if (problem(file)) return say(problem(file));
    sending = true;
    address = recall(file);
    try {
      await persist(file);
      remember(file, "");
      const kept = form.elements.upload || form.appendChild(Object.assign(document.createElement("input"), {type: "hidden", name: "upload"}));
      kept.value = address.split("/").pop();
      input.disabled = true;
      say(words.done);
      form.requestSubmit();
    } catch (fault) {
      sending = false;
      remember(file, "");
      say(fault.message);
    }
  }, true);
})();
