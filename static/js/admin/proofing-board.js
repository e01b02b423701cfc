// The board of pages fetches itself anew now and then, while somebody looks at it. Without it one reloads.

const board = document.querySelector("[data-page-board]");
const every = Number(board.dataset.every) * 1000;

async function look() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { "X-Fragment": "board" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = await answer.text();
  if (fresh === look.latest) return;
  look.latest = fresh;
  const focus = document.activeElement?.closest?.("[data-page-board] a")?.getAttribute("href");
  board.innerHTML = fresh;
  if (focus) board.querySelector(`a[href="${focus}"]`)?.focus();
}

setInterval(() => look().catch(() => {}), every);
document.addEventListener("visibilitychange", () => look().catch(() => {}));
