// Every page works without this file.
"use strict";
(() => {
  const words = document.currentScript.dataset, language = document.documentElement.lang;
  const worker = navigator.serviceWorker;
  const say = (text, value) => text.replace(/\{\w+\}/, value);
  const clock = at => new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  const tokenOf = form => form.elements.submission ? form.elements.submission.value : form.elements.csrf.value.slice(0, 64);

  const make = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);
  const button = (text, press) => make("button", text, { type: "button", className: "plain", onclick: press });
  const box = (title, ...parts) => {
    const made = make("div", "", { className: "notice information" });
    made.setAttribute("role", "status");
    made.append(make("p", title, { className: "notice-title" }), ...parts);
    return made;
  };

  // The device's own copy is synchronous, so that it is there even when the page is torn away.
  const device = {
    key: (author, address) => `draft ${author} ${address}`,
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, copy) { try { localStorage.setItem(key, JSON.stringify(copy)); } catch {} },
    delete(key) { try { localStorage.removeItem(key); } catch {} },
  };

  const errors = document.getElementById("errors");
  if (errors) errors.focus();

  // Text that is nowhere but on this page and this device.
  const unsaved = new Set();
  window.addEventListener("beforeunload", event => {
    if (unsaved.size > 0) event.preventDefault();
  });

  // A second press of a button must not send the form twice.
  const forms = [...document.querySelectorAll("form[method=post]")];
  for (const form of forms) {
    form.addEventListener("submit", event => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
      unsaved.clear();
      setTimeout(() => delete form.dataset.sent, 4000);
    });
  }
  window.addEventListener("pageshow", event => {
    for (const form of forms) {
      delete form.dataset.sent;
      // Who comes back to a form that was sent and changes it means another one.
      if (event.persisted) renew(form);
    }
  });
  const renew = form => {
    form.elements.submission?.remove();
    const bytes = [...crypto.getRandomValues(new Uint8Array(32))];
    form.append(make("input", "", { type: "hidden", name: "submission", value: bytes.map(byte => byte.toString(16).padStart(2, "0")).join("") }));
  };

  // A script that a form needs comes with the first answer in it.
  for (const part of document.querySelectorAll("[data-script]")) {
    const load = () => document.head.append(make("script", "", { src: part.dataset.script }));
    part.closest("form").addEventListener("change", load, { once: true });
  }

  const keepText = form => {
    const line = form.querySelector(".keeping [role=status]");
    const address = new URL(form.action).pathname.replace(/^\/[^/]+/, "");
    const key = device.key(words.author, address);
    const version = form.elements["draft-version"];
    const described = [...form.querySelectorAll("[type=hidden][name=csrf],[type=hidden][name^=draft-]")];
    const secrets = described.filter(input => input.name === "draft-secret").map(input => input.value);
    const isKept = name => !/^(csrf|submission|draft-.*|.*password.*)$/.test(name) && !secrets.includes(name);
    const pause = words.pause * 1000;

    const read = () => {
      const fields = {};
      for (const [name, value] of new FormData(form)) if (typeof value === "string" && isKept(name)) (fields[name] ??= []).push(value);
      return fields;
    };
    const differing = (one, two) =>
      Object.keys({ ...one, ...two }).filter(name => JSON.stringify(one[name]) !== JSON.stringify(two[name]));
    const write = fields => {
      for (const input of form.elements) {
        if (!input.name || !isKept(input.name) || input.type === "hidden" || input.type === "file") continue;
        const values = fields[input.name] || [];
        if (input.type === "radio" || input.type === "checkbox") input.checked = values.includes(input.value);
        else if (values.length) input.value = values[0];
      }
    };

    // Text of a refused form that was not kept is not stored anywhere.
    let saved = errors && version.value === "0" ? {} : read();
    let all = version.value === "0", busy = false, sent = false, timer, copying;

    const keepHere = word => {
      device.set(key, { at: Date.now(), fields: read() });
      if (!word) return;
      unsaved.add(form);
      line.textContent = say(word, clock(Date.now()));
    };
    const body = (fields, names) => {
      const body = new URLSearchParams(described.map(input => [input.name, input.value]));
      if (form.elements.submission) body.append("submission", form.elements.submission.value);
      body.append("draft-form", address);
      body.append("draft-quiet", "1");
      if (!all) body.append("draft-names", names.join("\n"));
      for (const name of all ? Object.keys(fields) : names) for (const value of fields[name] || []) body.append(name, value);
      return body;
    };
    const took = (fields, text) => {
      saved = fields;
      unsaved.delete(form);
      if (differing(read(), fields).length === 0) {
        clearTimeout(copying);
        device.delete(key);
      }
      line.textContent = text;
    };
    const save = async leaving => {
      clearTimeout(timer);
      timer = null;
      const fields = read(), names = differing(saved, fields);
      if (sent || names.length === 0 || busy && !leaving) return;
      busy = true;
      try {
        const answer = await fetch(words.keepAddress, { method: "POST", body: body(fields, names), keepalive: leaving });
        if (answer.ok) {
          all = false;
          version.value = await answer.text();
          took(fields, say(words.saved, clock(Date.now())));
        } else if (answer.status === 409) {
          all = true;
          took(fields, words.both + " ");
          const page = form.elements["draft-page"]?.value || address;
          line.append(make("a", words.showBoth, { href: `/${language}${page}` }));
        } else if (answer.status === 412) {
          all = true;
        } else if (answer.status === 410) {
          sent = true;
        } else {
          keepHere(words.failed);
        }
      } catch {
        keepHere(words.offline);
      }
      busy = false;
      if (differing(saved, read()).length > 0) later();
    };
    const later = () => timer ??= setTimeout(save, pause);

    const offerCopy = async () => {
      const copy = device.get(key);
      if (!copy || differing(copy.fields, read()).every(name => !isKept(name) || form.elements[name]?.type === "hidden")) return;
      if (copy.sent) {
        const taken = await fetch(`${words.keepAddress}/key?${new URLSearchParams({ id: copy.sent, form: address })}`)
          .then(answer => answer.text()).then(text => text.endsWith("\ntaken")).catch(() => false);
        if (taken) return device.delete(key);
      }
      const parts = make("p", "");
      const offer = box(say(words.device, clock(copy.at)), parts);
      parts.append(
        button(words.putIn, () => {
          write(copy.fields);
          offer.remove();
          later();
        }), " ",
        button(words.delete, () => {
          if (!confirm(words.delete + "?")) return;
          device.delete(key);
          offer.remove();
        }));
      form.before(offer);
    };

    form.addEventListener("input", () => {
      clearTimeout(copying);
      copying = setTimeout(keepHere, 300);
      later();
    });
    form.addEventListener("input", () => prepare(form), { once: true });
    if (pause < 60000) form.addEventListener("focusout", () => save());
    window.addEventListener("pagehide", () => save(true));
    window.addEventListener("online", () => save());
    document.addEventListener("visibilitychange", () => document.hidden && save(true));
    form.addEventListener("submit", event => {
      if (event.defaultPrevented) return;
      clearTimeout(copying);
      device.set(key, { at: Date.now(), fields: read(), sent: tokenOf(form) });
      // Without a worker the browser would show its own page about the lost connection.
      if (!navigator.onLine && !worker?.controller) {
        event.preventDefault();
        return keepHere(words.offline);
      }
      sent = true;
    });
    window.addEventListener("pageshow", event => event.persisted && (sent = false));
    offerCopy();
  };

  // Only who writes needs what works without a connection; readers download nothing of it.
  const prepare = async form => {
    if (!worker || !self.caches) return;
    await worker.register("/worker.js?" + language);
    const kept = await caches.open("forms");
    await kept.put("/author", new Response(words.author));
    if (await kept.match(location.pathname)) return;
    const press = button(words.keepForm, async () => {
      await kept.add(location.pathname);
      press.replaceWith(make("span", words.formKept));
    });
    form.querySelector(".keeping").append(press);
  };

  let waiting;
  const showQueue = async () => {
    if (!words.queue || !self.caches || !await caches.has("queue")) return;
    const queue = await caches.open("queue"), list = make("ul", "");
    // Without a connection nobody can be asked who they are; signing out takes this name away.
    const name = await caches.match("/author");
    const reader = location.pathname.endsWith("/offline") ? name && await name.text() : words.author;
    for (const request of await queue.keys()) {
      const entry = await (await queue.match(request)).json();
      if (entry.author !== "" && entry.author !== reader) continue;
      const item = make("li", `${entry.title}, ${clock(entry.at)} `);
      const drop = async () => {
        await queue.delete(request);
        await showQueue();
      };
      const open = async () => {
        const fields = {};
        for (const [name, value] of new URLSearchParams(entry.body)) (fields[name] ??= []).push(value);
        device.set(device.key(entry.author, entry.address), { at: entry.at, fields });
        await queue.delete(request);
        location.href = `/${language}${entry.page}`;
      };
      if (entry.refused) item.append(words.refused + " ");
      else item.append(button(words.sendNow, () => worker.controller?.postMessage("send")), " ");
      item.append(button(words.openAgain, open), " ", button(words.delete, () => confirm(words.delete + "?") && drop()));
      list.append(item);
    }
    waiting?.remove();
    if (!list.children.length) return;
    waiting = box(say(words.queue, list.children.length), list);
    document.querySelector("main h1").after(waiting);
  };
  const send = () => worker.controller?.postMessage("send");

  if (words.queue) {
    for (const form of document.querySelectorAll("form[data-keep]")) keepText(form);
    if (worker) {
      worker.addEventListener("message", showQueue);
      window.addEventListener("online", send);
      if (navigator.onLine) worker.ready.then(send);
    }
    showQueue();
  }
})();
