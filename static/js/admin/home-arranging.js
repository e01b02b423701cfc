// Arranging the home page: stories are dragged between the places, and the page beside changes
// along. The form's own fields say everything; without this script they are used as they are.
const form = document.querySelector("[data-arranging]");
const frame = document.querySelector("iframe[name=showing-preview]");
const status = form.querySelector("[data-status]");
const AFTER = 250; // milliseconds of rest

const zones = [...form.querySelectorAll("[data-zone]")];
const listOf = (place) => zones.find((zone) => zone.dataset.zone === place).querySelector("[data-list]");
const choiceOf = (card) => card.querySelector("[name=place]");
const cards = () => [...form.querySelectorAll("[data-card]")];

for (const hint of form.querySelectorAll("[data-needs-script]")) hint.hidden = false;
form.querySelector("[data-preview-button]")?.setAttribute("hidden", "");
form.dataset.script = "";

function settle() {
  cards().forEach((card, index) => {
    const choice = choiceOf(card);
    if (!choice) return;
    choice.value = card.closest("[data-zone]").dataset.zone;
    card.querySelector("[name=order]").value = index + 1;
  });
  for (const zone of zones) zone.querySelector("[data-number]").textContent = zone.querySelectorAll("[data-card]").length;
  later();
}

let waiting, asked;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(preview, AFTER);
}

// The answer's body takes the place of the one that is shown: nothing flashes, nothing scrolls.
async function preview() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), signal: asked.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = frame.contentDocument;
    const top = shown.documentElement.scrollTop;
    shown.body.replaceWith(shown.adoptNode(page.body));
    shown.documentElement.scrollTop = top;
    if (status) status.textContent = "";
  } catch (error) {
    if (error.name !== "AbortError" && status) status.textContent = form.dataset.failed;
  }
}

form.addEventListener("change", (event) => {
  const card = event.target.closest("[data-card]");
  if (!card) return;
  if (event.target.name === "place") {
    listOf(event.target.value).append(card);
    event.target.focus();
  }
  settle();
});

// By keyboard: Alt with an arrow, up and down within all places.
form.addEventListener("keydown", (event) => {
  const card = event.target.closest("[data-card]");
  if (!card || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key) || !choiceOf(card)) return;
  event.preventDefault();
  const up = event.key === "ArrowUp";
  const neighbour = up ? card.previousElementSibling : card.nextElementSibling;
  if (neighbour) neighbour[up ? "before" : "after"](card);
  else {
    const zone = zones[zones.indexOf(card.closest("[data-zone]")) + (up ? -1 : 1)];
    if (!zone) return;
    zone.querySelector("[data-list]")[up ? "append" : "prepend"](card);
  }
  card.focus();
  settle();
});

let dragged;
for (const card of cards()) card.draggable = Boolean(choiceOf(card));
form.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-card]");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("b").textContent);
  dragged.dataset.dragged = "";
});
form.addEventListener("dragover", (event) => {
  const zone = event.target.closest("[data-zone]");
  if (!dragged || !zone) return;
  event.preventDefault();
  const list = zone.querySelector("[data-list]");
  const after = [...list.children].find((card) => {
    const box = card.getBoundingClientRect();
    return card !== dragged && event.clientY < box.top + box.height / 2;
  });
  if (after ? after.previousElementSibling !== dragged : list.lastElementChild !== dragged) {
    list.insertBefore(dragged, after ?? null);
    settle();
  }
});
form.addEventListener("drop", (event) => event.preventDefault());
form.addEventListener("dragend", () => {
  delete dragged?.dataset.dragged;
  dragged = null;
  settle();
});
