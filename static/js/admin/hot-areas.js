// The boxes of the stories on the picture of a page: dragged, pulled at their corners, moved by keys.
// The numbers of the form are what counts: each box shows those of its row, and writes into them.

const page = document.querySelector("[data-hot-page]");
const form = document.querySelector("[data-hot-form]");
const rows = form.querySelector("[data-rows]");
const SMALLEST = 0.5; // hundredths of the page
const CORNERS = ["nw", "ne", "sw", "se"];
const boxes = new Map();
let isDirty = false;

page.classList.add("is-live");

const add = form.querySelector("[data-add]");
add.hidden = false;
add.addEventListener("click", () => {
  rows.append(form.querySelector("[data-blank]").content.cloneNode(true));
  const row = rows.lastElementChild;
  write(row, [30, 30, 25, 15]);
  row.querySelector("[name=story]").focus();
  row.scrollIntoView({ block: "nearest" });
});

for (const row of rows.querySelectorAll("[data-row]")) show(row);

form.addEventListener("input", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) changed(row);
});
rows.addEventListener("focusin", (event) => choose(event.target.closest("[data-row]")));
form.addEventListener("submit", () => {
  isDirty = false;
  number();
});
window.addEventListener("beforeunload", (event) => {
  if (isDirty) event.preventDefault();
});

function field(row, name) {
  return row.querySelector(`[name=${name}]`);
}

function read(row) {
  return ["x", "y", "w", "h"].map((name) => Number.parseFloat(field(row, name).value) || 0);
}

function write(row, [x, y, w, h]) {
  const wide = Math.min(Math.max(w, SMALLEST), 100);
  const high = Math.min(Math.max(h, SMALLEST), 100);
  const left = Math.min(Math.max(x, 0), 100 - wide);
  const top = Math.min(Math.max(y, 0), 100 - high);
  [left, top, wide, high].forEach((value, at) => (field(row, "xywh"[at]).value = value.toFixed(2)));
  changed(row);
}

function changed(row) {
  isDirty = true;
  show(row);
}

// Rows are counted from the top; a box to be taken out is named by its place.
function number() {
  rows.querySelectorAll("[data-row]").forEach((row, at) => {
    row.querySelector("[data-mark]").textContent = at + 1;
    field(row, "gone").value = at;
    const box = boxes.get(row);
    if (box) box.querySelector("b").textContent = at + 1;
  });
}

function show(row) {
  const box = boxes.get(row) ?? make(row);
  const [x, y, w, h] = read(row);
  Object.assign(box.style, { left: `${x}%`, top: `${y}%`, width: `${w}%`, height: `${h}%` });
  const story = field(row, "story").selectedOptions[0];
  box.hidden = field(row, "gone").checked || !(w && h);
  for (const thing of [box, row]) {
    for (let tone = 0; tone < 8; tone += 1) thing.classList.toggle(`hot-tone-${tone}`, tone === Number(story?.dataset.tone ?? 0));
  }
  number();
  box.setAttribute("aria-label", `${page.dataset.area} ${box.textContent}: ${story?.textContent ?? ""}`);
}

function make(row) {
  const box = document.createElement("div");
  box.className = "hot-box";
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-description", page.dataset.keys);
  box.append(document.createElement("b"));
  for (const corner of CORNERS) {
    const handle = document.createElement("span");
    handle.className = `hot-handle hot-handle--${corner}`;
    handle.addEventListener("pointerdown", (event) => drag(event, row, handle, corner));
    box.append(handle);
  }
  box.addEventListener("pointerdown", (event) => drag(event, row, box, ""));
  box.addEventListener("keydown", (event) => key(event, row));
  box.addEventListener("focus", () => choose(row));
  boxes.set(row, box);
  page.append(box);
  return box;
}

function drag(event, row, handle, corner) {
  if (event.button) return;
  event.preventDefault();
  event.stopPropagation();
  boxes.get(row).focus({ preventScroll: true });
  handle.setPointerCapture(event.pointerId);
  const sheet = page.getBoundingClientRect();
  const start = read(row);
  const move = (now) => {
    const across = ((now.clientX - event.clientX) / sheet.width) * 100;
    const down = ((now.clientY - event.clientY) / sheet.height) * 100;
    write(row, pulled(start, corner, across, down));
  };
  const end = () => {
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", end);
    handle.removeEventListener("pointercancel", end);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
}

// The box after a pull at one of its corners; the whole box moves if at none.
function pulled([x, y, w, h], corner, across, down) {
  if (!corner) return [x + across, y + down, w, h];
  const right = x + w;
  const bottom = y + h;
  const left = corner.endsWith("w") ? Math.min(Math.max(x + across, 0), right - SMALLEST) : x;
  const top = corner.startsWith("n") ? Math.min(Math.max(y + down, 0), bottom - SMALLEST) : y;
  const farther = corner.endsWith("e") ? Math.min(right + across, 100) : right;
  const lower = corner.startsWith("s") ? Math.min(bottom + down, 100) : bottom;
  return [left, top, farther - left, lower - top];
}

function key(event, row) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    field(row, "gone").checked = true;
    changed(row);
    field(row, "gone").focus();
    return;
  }
  const step = { ArrowLeft: [-0.5, 0], ArrowRight: [0.5, 0], ArrowUp: [0, -0.5], ArrowDown: [0, 0.5] }[event.key];
  if (!step) return;
  event.preventDefault();
  const [x, y, w, h] = read(row);
  write(row, event.shiftKey ? [x, y, w + step[0], h + step[1]] : [x + step[0], y + step[1], w, h]);
}

function choose(row) {
  for (const [each, box] of boxes) {
    each.classList.toggle("is-chosen", each === row);
    box.classList.toggle("is-chosen", each === row);
  }
}
