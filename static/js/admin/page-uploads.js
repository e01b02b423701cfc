// While an uploaded file is being read: looks how far it is, and goes to its pages when they are there.

const list = document.querySelector("[data-uploads]");
const EVERY = 1500; // milliseconds

async function look() {
  const wasOpen = list.querySelector("[data-open]");
  if (!wasOpen) return;
  if (!document.hidden) {
    const answer = await fetch(location.href, { headers: { "X-Fragment": "uploads" } });
    if (answer.ok && !answer.redirected) list.innerHTML = await answer.text();
    const isOpen = list.querySelector("[data-open]");
    const latest = list.querySelector("li");
    if (!isOpen && latest?.dataset.areas) return location.assign(latest.dataset.areas);
  }
  setTimeout(() => look().catch(again), EVERY);
}

function again() {
  setTimeout(() => look().catch(again), 4 * EVERY);
}

setTimeout(() => look().catch(again), EVERY);
