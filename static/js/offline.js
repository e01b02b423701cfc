// Lets the worker keep the latest issue for times without a network: once the page is there and the
// browser has nothing better to do, and at most every half hour. Where data are to be saved, without
// pictures.
const KEY = "kept-at";
const HALF_AN_HOUR = 30 * 60 * 1000;

export default async function offline(link) {
  if (!("serviceWorker" in navigator)) return;
  if (document.readyState !== "complete") await new Promise((go) => addEventListener("load", go, { once: true }));
  await navigator.serviceWorker.register(link.dataset.worker, { updateViaCache: "none" });
  if (keptLately(link.dataset.keeps)) return;
  const { active } = await navigator.serviceWorker.ready;
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 2000));
  idle(() => active.postMessage({ keep: link.dataset.keeps, pictures: !navigator.connection?.saveData }));
}

function keptLately(list) {
  try {
    const [at, which] = JSON.parse(localStorage.getItem(KEY) ?? "[0]");
    if (which === list && Date.now() - at < HALF_AN_HOUR) return true;
    localStorage.setItem(KEY, JSON.stringify([Date.now(), list]));
  } catch {
    // storage is switched off: then it is asked for on every page
  }
  return false;
}
