// The planning screen: drag, keys and the light poll. Each change is one POST, and the answer
// is the board as it is now: nothing is shown that does not stand in the database.

const screen = document.querySelector("[data-plan]");
const board = screen.querySelector("[data-board]");
const status = screen.querySelector("[data-status]");
const POLL = 10_000; // milliseconds

const fragment = { "X-Fragment": "board" };
const revision = () => board.querySelector("[data-revision]")?.dataset.revision || "0";
const cardOf = (element) => element?.closest("[data-story]");
const columnOf = (element) => element?.closest("[data-column]");
const cardsIn = (column) => [...column.querySelectorAll("[data-story]")];
const columns = () => [...board.querySelectorAll("[data-column]")];
const formOf = (card) => card.querySelector("[data-move]");

for (const hint of screen.querySelectorAll("[data-needs-script]")) hint.hidden = false;

function show(html, focus) {
  const scrolled = columns().map((column) => [column.dataset.column, column.scrollTop]);
  board.innerHTML = html;
  for (const [number, top] of scrolled) {
    const column = board.querySelector(`[data-column="${number}"]`);
    if (column) column.scrollTop = top;
  }
  prepare();
  if (focus) board.querySelector(`[data-story="${focus}"]`)?.focus();
}

// Changes are sent one after the other, in the order in which they were made.
let sending = Promise.resolve();
function change(card, page, more = {}) {
  if (!card || !formOf(card)) return;
  const data = new FormData(formOf(card));
  data.delete("position");
  for (const [name, value] of Object.entries({ page, ...more })) data.set(name, value);
  send(data, card.dataset.story);
}

function send(data, focus) {
  sending = sending.then(async () => {
    screen.toggleAttribute("data-busy", true);
    try {
      const address = screen.dataset.placements + location.search;
      const answer = await fetch(address, { method: "POST", body: data, headers: fragment });
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      show(await answer.text(), focus);
      const refusal = board.querySelector("[role=alert]");
      status.textContent = refusal ? "" : screen.dataset.moved;
    } catch {
      status.textContent = screen.dataset.failed;
    }
    screen.toggleAttribute("data-busy", false);
  });
}

// The form of a card, and its weight

board.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-move]")) return;
  event.preventDefault();
  const data = new FormData(event.target, event.submitter);
  send(data, data.get("article"));
});

board.addEventListener("change", (event) => {
  if (!event.target.matches("[data-weight]")) return;
  const card = cardOf(event.target);
  change(card, columnOf(card).dataset.column, { weight: event.target.value });
});

// Drag

let dragged = null;
const line = document.createElement("li");
line.className = "plan-line";

function prepare() {
  for (const card of board.querySelectorAll("[data-story]")) card.draggable = Boolean(formOf(card));
}

board.addEventListener("dragstart", (event) => {
  dragged = cardOf(event.target);
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.story);
  dragged.classList.add("is-dragged");
});

board.addEventListener("dragover", (event) => {
  const column = columnOf(event.target);
  if (!dragged || !column) return;
  event.preventDefault();
  const below = cardsIn(column).find((card) => {
    const { top, height } = card.getBoundingClientRect();
    return card !== dragged && event.clientY < top + height / 2;
  });
  if (below) below.before(line);
  else column.querySelector(".plan-cards").append(line);
});

board.addEventListener("drop", (event) => {
  const column = columnOf(event.target);
  if (!dragged || !column) return;
  event.preventDefault();
  let next = line.nextElementSibling;
  if (next === dragged) next = next.nextElementSibling;
  const to = column.dataset.column;
  if (to !== "0") change(dragged, to, { before: cardOf(next)?.dataset.story || 0 });
  else if (columnOf(dragged).dataset.column !== "0") change(dragged, 0);
});

board.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = null;
  line.remove();
});

// Keys

board.addEventListener("keydown", (event) => {
  const card = event.target;
  if (!card.matches("[data-story]") || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = event.shiftKey ? moves[event.key] : steps[event.key];
  const number = !event.shiftKey && /^[1-9]$/.test(event.key) && event.key;
  if (act) act(card);
  else if (number && board.querySelector(`[data-column="${number}"]`)) change(card, number, last(card, number));
  else return;
  event.preventDefault();
});

const last = (card, number) => (columnOf(card).dataset.column === number ? {} : { before: 0 });

function neighbour(card, by) {
  const all = columns();
  return all[all.indexOf(columnOf(card)) + by];
}

function goAside(card, by) {
  for (let column = neighbour(card, by); column; column = neighbour(column, by)) {
    const cards = cardsIn(column);
    const index = cardsIn(columnOf(card)).indexOf(card);
    if (cards.length) return cards[Math.min(index, cards.length - 1)].focus();
  }
}

function moveAside(card, by) {
  const column = neighbour(card, by);
  if (column) change(card, column.dataset.column, column.dataset.column === "0" ? {} : { before: 0 });
}

function moveWithin(card, by) {
  const column = columnOf(card);
  const cards = cardsIn(column);
  const index = cards.indexOf(card) + by;
  if (column.dataset.column === "0" || index < 0 || index >= cards.length) return;
  const next = by < 0 ? cards[index] : cards[index + 1];
  change(card, column.dataset.column, { before: next?.dataset.story || 0 });
}

const steps = {
  ArrowUp: (card) => cardOf(card.previousElementSibling)?.focus(),
  ArrowDown: (card) => cardOf(card.nextElementSibling)?.focus(),
  ArrowLeft: (card) => goAside(card, -1),
  ArrowRight: (card) => goAside(card, 1),
  Delete: (card) => columnOf(card).dataset.column !== "0" && change(card, 0),
  Enter: (card) => {
    const menu = card.querySelector("details");
    if (!menu) return;
    menu.open = true;
    menu.querySelector("button").focus();
  },
};
const moves = {
  ArrowUp: (card) => moveWithin(card, -1),
  ArrowDown: (card) => moveWithin(card, 1),
  ArrowLeft: (card) => moveAside(card, -1),
  ArrowRight: (card) => moveAside(card, 1),
};

// What others have done meanwhile. Not while something is held or half filled in.

async function look() {
  if (document.hidden || dragged || board.querySelector("details[open]")) return;
  const answer = await fetch(`${screen.dataset.changes}?since=${revision()}`);
  if (!answer.ok) return;
  const { revision: latest, changes } = await answer.json();
  if (String(latest) === revision() || dragged) return;
  const focus = cardOf(document.activeElement)?.dataset.story;
  const fresh = await fetch(location.href, { headers: fragment });
  if (!fresh.ok || dragged) return;
  show(await fresh.text(), focus);
  status.textContent = changes.join("　");
}

setInterval(() => look().catch(() => {}), POLL);

// The filter needs no button

const filter = screen.querySelector("[data-plan-filter]");
filter?.addEventListener("change", () => filter.requestSubmit());

prepare();
