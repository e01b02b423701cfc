// The review screen: the remarks beside the story, and its keys.
import { standBeside } from "./review-beside.js";
import { countFindings } from "./review-findings.js";
import { askTwice, listenToKeys } from "./review-keys.js";
import { highlight, locate, rangeOf } from "./review-passages.js";
import { keepInSight } from "./review-sight.js";
import { fieldsOf, followSelection, selectByKeys, selectedIn } from "./review-select.js";
import { manageThreads, passagesOf } from "./review-threads.js";

const screen = document.querySelector("[data-review]");
const paper = screen.querySelector("[data-paper]");
const side = screen.querySelector(".review-remarks");
const bar = screen.querySelector(".review-bar");
const form = screen.querySelector("[data-remarks-form]");
const composer = screen.querySelector("[data-remark-new]");
const said = screen.querySelector("[data-confirm]");

// The marks in the text, and the remarks beside them

let marks = [];
let chosen = null; // the passage of the remark that is being written

function draw() {
  const fields = Object.fromEntries(fieldsOf(paper).map((field) => [field.field, field]));
  marks = passagesOf(side).map((mark) => {
    const field = fields[mark.field];
    const place = field && locate(field.text, mark);
    return { ...mark, range: place && rangeOf(field, place.start, place.end) };
  });
  highlight("remarks", marks.map(({ range }) => range));
  stand();
}

function stand() {
  const ranges = new Map(marks.map(({ element, range }) => [element, range]));
  const items = [...side.querySelectorAll(".remark")].map((element) => ({
    element,
    range: ranges.get(element) ?? null,
  }));
  standBeside([...(composer && chosen ? [{ element: composer, range: chosen.range }] : []), ...items]);
}

function look(element, { scroll = true } = {}) {
  for (const each of side.querySelectorAll(".remark.is-here")) each.classList.remove("is-here");
  element.classList.add("is-here");
  element.focus({ preventScroll: true });
  const range = marks.find((mark) => mark.element === element)?.range;
  highlight("remark-here", [range]);
  if (!scroll) return;
  const box = (range ?? element).getBoundingClientRect();
  if (box.top < bar.offsetHeight + 20 || box.bottom > innerHeight) scrollBy({ top: box.top - innerHeight / 3 });
}

const remarks = () => [...side.querySelectorAll(".remark")];
const here = () => side.querySelector(".remark.is-here");
function go(by) {
  const all = remarks();
  if (!all.length) return;
  const i = all.indexOf(here());
  look(all[i < 0 ? (by > 0 ? 0 : all.length - 1) : (i + by + all.length) % all.length]);
}

side.addEventListener("click", ({ target }) => {
  if (target.closest("[data-jump]")) look(target.closest(".remark"));
});

paper.addEventListener("click", ({ clientX, clientY, target }) => {
  if (target.closest("a") || !getSelection().isCollapsed) return;
  const caret = document.caretPositionFromPoint?.(clientX, clientY);
  const at = caret && { node: caret.offsetNode, offset: caret.offset };
  const mark = at && marks.find(({ range }) => range?.isPointInRange(at.node, at.offset));
  if (mark) look(mark.element, { scroll: false });
});

const send = manageThreads(screen, side, draw);

// A new remark

function compose() {
  chosen = selectedIn(paper);
  const values = { field: chosen?.field ?? "", quote: chosen?.quote ?? "", near: chosen?.start ?? "" };
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  const quote = composer.querySelector("[data-quote]");
  quote.textContent = values.quote.length > 80 ? `${values.quote.slice(0, 80)}…` : values.quote;
  quote.hidden = !chosen;
  composer.classList.add("is-open");
  highlight("remark-here", [chosen?.range]);
  stand();
  composer.querySelector("textarea").focus({ preventScroll: innerWidth < 1100 });
}

function put() {
  chosen = null;
  composer.classList.remove("is-open");
  composer.querySelector("[data-quote]").hidden = true;
  for (const name of ["field", "quote", "near"]) form.elements[name].value = "";
  composer.style.removeProperty("--push");
  highlight("remark-here", []);
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const known = new Set(remarks().map(({ id }) => id));
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (name.startsWith("body-")) data.delete(name);
  if (!(await send(data))) return;
  composer.querySelector("textarea").value = "";
  put();
  stand();
  const made = remarks().find(({ id }) => !known.has(id));
  if (made) look(made, { scroll: false });
});

composer?.addEventListener("focusout", ({ relatedTarget }) => {
  // On a phone a tap beside it puts the sheet away; what was written stays.
  if (!relatedTarget && !composer.querySelector("textarea").value) setTimeout(() => composer.matches(":focus-within") || (put(), stand()));
});

composer?.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  if (event.key === "Escape") {
    put();
    stand();
    paper.focus({ preventScroll: true });
  }
});

if (form) followSelection(paper, screen.querySelector("[data-float]"), compose);

// Sending back

const back = screen.querySelector("[data-return]");
const reasons = () => [...back.querySelectorAll("[name=reason]")];

function sendBack() {
  const note = back.querySelector("textarea");
  if (note.value.trim() || reasons().some(({ checked }) => checked)) back.querySelector("form").requestSubmit();
  else note.focus();
}

back?.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const inWords = event.target.matches("textarea");
  if (event.key === "Escape") {
    back.open = false;
    paper.focus({ preventScroll: true });
  } else if (event.key === "Enter" && back.open && !event.target.matches("summary, button")) {
    if (inWords && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (!event.repeat) sendBack();
  }
});

// Keys

const click = (key) => () => screen.querySelector(`a[data-key="${key}"]`)?.click();
const actions = {
  n: click("n"),
  e: click("e"),
  d: () => screen.querySelector("[data-toggle]")?.click(),
  j: () => go(1),
  k: () => go(-1),
};
const forward = screen.querySelector("[data-forward] button");
if (forward) {
  const { key } = forward.dataset;
  actions[key] = askTwice(forward, said, screen.dataset.again.replace("{key}", key));
}
if (back) {
  actions.b = () => {
    back.open = true;
    (reasons()[0] ?? back.querySelector("textarea")).focus();
  };
  for (let digit = 1; digit < 10; digit++) {
    actions[digit] = () => {
      const box = back.open && back.querySelector(`[data-digit="${digit}"]`);
      if (!box) return false;
      box.checked = !box.checked;
      box.focus();
    };
  }
}
if (form) {
  actions.v = selectByKeys(paper, () => bar.offsetHeight + 20);
  actions.c = compose;
  actions.r = () => {
    const answer = here()?.querySelector(".remark__answer");
    if (!answer) return false;
    answer.open = true;
    answer.querySelector("textarea").focus();
  };
  actions.x = () => here()?.querySelector("[name=done], [name=reopen]")?.click();
}
listenToKeys(actions);

const compare = screen.querySelector("[data-without-script]");
if (compare) compare.hidden = true;
screen.querySelector("[data-base]")?.addEventListener("change", ({ target }) => {
  target.form.requestSubmit(compare);
});

new ResizeObserver(stand).observe(paper);
side.addEventListener("toggle", stand, true);
draw();
const asked = document.getElementById(location.hash.slice(1));
if (asked?.matches(".remark")) look(asked);
keepInSight(screen);
const findings = screen.querySelector("[data-findings-of]");
if (findings) countFindings(findings);
