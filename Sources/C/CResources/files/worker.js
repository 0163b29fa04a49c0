// Keeps forms working without a connection (docs/decisions/0024-unsent-text.md). The line above names the version of what is kept.
"use strict";
const shell = "shell-" + version, language = location.search.slice(1) || "en", offline = `/${language}/offline`;

addEventListener("install", event => event.waitUntil(install()));
addEventListener("activate", event => event.waitUntil(activate()));
addEventListener("message", event => event.data === "send" && event.waitUntil(send()));
addEventListener("sync", event => event.waitUntil(send()));
addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(navigate(request, url));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

// The page without a connection, as a visitor gets it, and what it needs.
async function install() {
  const page = await fetch(offline, { credentials: "omit", cache: "reload" });
  const assets = (await page.clone().text()).match(/\/assets\/[\w.]+/g) || [];
  const cache = await caches.open(shell);
  await cache.put(offline, page);
  await cache.addAll(new Set(assets));
  await skipWaiting();
}

// Forms that wait and forms that somebody keeps are of no version and stay.
async function activate() {
  for (const name of await caches.keys()) if (name.startsWith("shell-") && name !== shell) await caches.delete(name);
  await clients.claim();
}

async function asset(request) {
  return await caches.match(request) || fetch(request);
}

async function navigate(request, url) {
  const form = request.method === "POST" && request.clone();
  // The next person at this device opens nothing of this one's; forms that wait stay.
  if (form && /\/(sign-out|account\/sessions)$/.test(url.pathname)) await caches.delete("forms");
  try {
    const answer = await fetch(request);
    // A proxy answers so while there is nothing behind it.
    if (form && (answer.status === 502 || answer.status === 504)) throw answer;
    return answer;
  } catch {
    if (form && await keep(form, url)) return Response.redirect(offline, 303);
    return !form && await (await caches.open("forms")).match(url.pathname) || await caches.match(offline) || Response.error();
  }
}

// Puts a form with written text into the queue.
async function keep(form, url) {
  if (!/urlencoded/.test(form.headers.get("Content-Type"))) return false;
  const body = new URLSearchParams(await form.text());
  if (!body.has("draft-version")) return false;
  const id = body.get("submission") || body.get("csrf").slice(0, 64);
  body.delete("csrf");
  body.set("submission", id);
  const address = body.get("draft-form") || url.pathname.replace(/^\/[^/]+/, "");
  const entry = {
    target: url.pathname, address, page: body.get("draft-page") || address, author: body.get("draft-author") || "",
    title: body.get("draft-title"), at: Date.now(), body: body.toString(),
  };
  await put("/queue/" + id, entry);
  if (registration.sync) await registration.sync.register("queue").catch(() => {});
  return true;
}

async function put(key, entry) {
  await (await caches.open("queue")).put(key, new Response(JSON.stringify(entry)));
}

// Sends what waits, each with a token of now. The site takes a form once, so that sending again after a lost answer doubles nothing.
async function send() {
  const queue = await caches.open("queue");
  for (const request of await queue.keys()) {
    const entry = await (await queue.match(request)).json();
    if (entry.refused) continue;
    try {
      const key = await fetch(`/${language}/drafts/key`);
      if (!key.ok) break;
      const [author, token] = (await key.text()).split("\n");
      entry.other = entry.author !== "" && entry.author !== author;
      if (!entry.other) {
        const body = new URLSearchParams(entry.body);
        body.set("csrf", token);
        const answer = await fetch(entry.target, { method: "POST", body, redirect: "manual" });
        if (answer.type === "opaqueredirect" || answer.ok) {
          await queue.delete(request);
          continue;
        }
        entry.refused = answer.status < 500 && answer.status !== 429;
      }
      await put(request, entry);
    } catch {
      break;
    }
  }
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage("queue");
}
