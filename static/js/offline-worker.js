// Keeps the latest issue readable without a network. It keeps what /offline.json lists and nothing
// else: no search, no list, and never a page of the back office, which it does not even look at.
// What the network answers always comes first, so that a correction is seen and a story that was
// withdrawn is gone; the kept copy is for when there is no answer.
const ISSUE = "issue-1"; // pages, stories, pictures; a new number throws the old away
const ASSETS = "assets-1"; // style sheets and scripts
const CACHES = [ISSUE, ASSETS];
const OFFLINE = "/offline/";
const PRIVATE = /^(\/en)?\/(admin|preview|healthz|readyz|metrics|sw\.js)/;
const HASHED = /\.[0-9a-f]{12}\.\w+$/; // named by its content: never another under this name
const PICTURE = /^(\/media\/photos\/[\w-]+\/|\/issues\/[\d-]+\/\d+\/page-)\d+\w*\.\w+$/;
const PATIENCE = 5000; // ms for the network where there is a copy
const MOST_ASSETS = 150;
const AT_ONCE = 4;

addEventListener("install", (event) => {
  event.waitUntil(keepWithAssets([OFFLINE, `/en${OFFLINE}`]).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (!CACHES.includes(name)) await caches.delete(name);
      await registration.navigationPreload?.enable();
      await clients.claim();
    })(),
  );
});

addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(keepIssue(event.data.keep, event.data.pictures));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || PRIVATE.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(asset(request, url));
  else if (PICTURE.test(url.pathname)) event.respondWith(picture(request, url));
});

async function page(event, url) {
  const kept = url.search ? undefined : await find(url.pathname);
  const asked = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  try {
    const response = await (kept ? Promise.race([asked, late()]) : asked);
    if (kept && (response.status === 404 || response.status === 410)) {
      await (await caches.open(ISSUE)).delete(url.pathname);
    }
    if (response.status < 500 || !kept) return response;
  } catch {
    // no network, or none worth the name
  }
  return kept ?? (await find(url.pathname.startsWith("/en/") ? `/en${OFFLINE}` : OFFLINE)) ?? Response.error();
}

function late() {
  return new Promise((_, refuse) => setTimeout(refuse, PATIENCE));
}

async function asset(request, url) {
  const kept = await (await caches.open(ASSETS)).match(url.pathname);
  if (kept && HASHED.test(url.pathname)) return kept;
  return fetch(request).catch(() => kept ?? Response.error());
}

// Offline any size of a picture will do: the one that is kept.
async function picture(request, url) {
  try {
    return await fetch(request);
  } catch {
    const same = url.pathname.replace(/\d+\w*\.\w+$/, "");
    const cache = await caches.open(ISSUE);
    const kept = (await cache.keys()).find((each) => new URL(each.url).pathname.startsWith(same));
    return kept ? cache.match(kept) : Response.error();
  }
}

async function find(path) {
  return (await caches.open(ISSUE)).match(path);
}

// Fetches what is new in the list, then throws away what it no longer has.
async function keepIssue(list, withPictures) {
  const cache = await caches.open(ISSUE);
  const before = await versions(cache, list);
  const answer = await fetch(list, { cache: "no-cache" });
  if (!answer.ok) return;
  const now = await answer.clone().json();
  const wanted = new Map([...now.pages, ...now.stories]);
  const pictures = withPictures ? now.pictures : [];
  const missing = [];
  for (const [path, version] of wanted) {
    if (before.get(path) !== version || !(await cache.match(path))) missing.push(path);
  }
  await keepWithAssets(missing);
  for (const path of pictures) if (!(await cache.match(path))) await keep(cache, path);
  await cache.put(list, answer);
  const stay = new Set([...wanted.keys(), ...pictures, list, OFFLINE, `/en${OFFLINE}`]);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (!stay.has(pathname)) await cache.delete(pathname);
  }
  await prune();
}

async function versions(cache, list) {
  const kept = await cache.match(list);
  if (!kept) return new Map();
  const { pages, stories } = await kept.json();
  return new Map([...pages, ...stories].map(([path, version]) => [path, version]));
}

// Pages, a few at a time, and the style sheets, scripts and icons that they name.
async function keepWithAssets(paths) {
  const cache = await caches.open(ISSUE);
  const store = await caches.open(ASSETS);
  const seen = new Set();
  let found = [];
  const note = (path) => seen.has(path) || (seen.add(path), found.push(path));
  await together(paths, async (path) => {
    const response = await keep(cache, path);
    if (!response) return;
    for (const [, name] of (await response.text()).matchAll(/(?:href|src)="(\/static\/[^"]+\.(?:css|js|svg))"/g)) note(name);
  });
  while (found.length) {
    const round = found;
    found = []; // what style sheets and scripts bring in themselves comes in the next
    await together(round, async (path) => {
      const response = (HASHED.test(path) && (await store.match(path))) || (await keep(store, path));
      if (!response) return;
      const text = await response.clone().text();
      for (const [, name] of text.matchAll(/(?:@import url\(|from ?|import\()["']([^"')]+)["']/g)) {
        note(new URL(name, new URL(path, location.origin)).pathname);
      }
    });
  }
}

async function together(items, work) {
  const waiting = [...items];
  const one = async () => {
    while (waiting.length) await work(waiting.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

// Fetches and keeps one; gives a copy of it to read, or nothing where that was not possible.
async function keep(cache, path) {
  try {
    const response = await fetch(path, { cache: "no-cache", credentials: "omit" });
    if (!response.ok || response.redirected) return undefined;
    await cache.put(path, response.clone());
    return response;
  } catch {
    return undefined;
  }
}

// The oldest assets go first: those of an earlier version of the site.
async function prune() {
  const store = await caches.open(ASSETS);
  const kept = await store.keys();
  for (const request of kept.slice(0, Math.max(0, kept.length - MOST_ASSETS))) await store.delete(request);
}
