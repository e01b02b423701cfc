// Choosing a passage: with the mouse, the finger or the keys; and the button that follows it.
import { placesIn, rangeOf, readText } from "./review-passages.js";

const SENTENCE_END = /[。！？；\n]/;

/** The fields of the story as it is shown: `[{field, root, points, text}]` in reading order. */
export function fieldsOf(paper) {
  const found = [];
  const add = (field, root) => root && found.push({ field, root, ...readText(root) });
  if (paper.querySelector("[data-text]")) {
    for (const root of paper.querySelectorAll("[data-text]")) add(root.dataset.text, root);
    return found;
  }
  add("kicker", paper.querySelector(".story__kicker"));
  add("headline", paper.querySelector(".story__head h1"));
  add("subhead", paper.querySelector(".story__subhead"));
  add("body", paper.querySelector(".story__text"));
  const photos = (paper.dataset.photos || "").split(" ");
  paper.querySelectorAll("figure.photo").forEach((figure, i) => {
    add(`photo-${photos[i]}`, figure.querySelector(".photo__caption"));
  });
  return found;
}

/** What is selected in the story: `{field, start, quote, range}`; null if nothing is. */
export function selectedIn(paper) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(paper)) return null;
  let best = null;
  for (const field of fieldsOf(paper)) {
    const places = placesIn(field, range);
    if (places && (!best || places.end - places.start > best.end - best.start)) best = { ...places, ...field };
  }
  if (!best) return null;
  const quote = best.text.slice(best.start, best.end).join("");
  return { field: best.field, start: best.start, quote, range: rangeOf(best, best.start, best.end) };
}

function sentencesOf(paper) {
  const ranges = [];
  for (const field of fieldsOf(paper)) {
    let start = 0;
    field.text.forEach((ch, i) => {
      if (!SENTENCE_END.test(ch) && i !== field.text.length - 1) return;
      const end = ch === "\n" ? i : i + 1;
      if (end > start) ranges.push(rangeOf(field, start, end));
      start = i + 1;
    });
  }
  return ranges;
}

/** Selecting with the keys. Returns the act for "v"; arrows then go on from sentence to sentence. */
export function selectByKeys(paper, barHeight) {
  let here = -1;
  const show = (ranges, i) => {
    here = Math.max(0, Math.min(i, ranges.length - 1));
    const range = ranges[here];
    if (!range) return;
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const { top, bottom } = range.getBoundingClientRect();
    if (top < barHeight() || bottom > innerHeight) scrollBy({ top: top - innerHeight / 3 });
  };
  document.addEventListener("keydown", (event) => {
    if (here < 0 || event.target.closest("input, textarea, select")) return;
    if (event.key === "Escape") {
      here = -1;
      getSelection().removeAllRanges();
      return;
    }
    const forward = { ArrowRight: true, ArrowDown: true, ArrowLeft: false, ArrowUp: false }[event.key];
    if (forward === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) getSelection().modify("extend", forward ? "forward" : "backward", "character");
    else show(sentencesOf(paper), here + (forward ? 1 : -1));
  });
  document.addEventListener("pointerdown", () => (here = -1));
  return () => {
    const ranges = sentencesOf(paper);
    const visible = ranges.findIndex((range) => range.getBoundingClientRect().top >= barHeight());
    show(ranges, here < 0 ? Math.max(0, visible) : here + 1);
  };
}

/** The button that stands below what is selected. */
export function followSelection(paper, button, act) {
  let timer = 0;
  const show = () => {
    const selected = selectedIn(paper);
    button.hidden = !selected;
    if (!selected) return;
    const box = selected.range.getBoundingClientRect();
    const parent = button.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    button.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 160)) - parent.left}px`;
    button.style.top = `${box.bottom - parent.top + 8}px`;
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 200);
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => {
    act();
    button.hidden = true;
  });
}
