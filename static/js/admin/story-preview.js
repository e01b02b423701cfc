// The preview beside the text. The server makes the page from the unsaved form; here its parts
// are put into the frame: only those that changed, so that nothing flickers or scrolls away.
import { onStoryChange, storyData, token } from "./story-text.js";

const WIDTHS = { phone: 390, desktop: 1180, print: 320 }; // CSS pixels of the frame
const KEY = "story-preview-shape";

/** @param {HTMLDetailsElement} panel  carries the address of the preview */
export function showPreview(panel) {
  const frame = panel.querySelector("[data-preview-frame]");
  const room = panel.querySelector("[data-preview-window]");
  const measure = panel.querySelector("[data-preview-measure]");
  const shapes = [...panel.querySelectorAll("[name=preview_shape]")];
  const wide = panel.querySelector("[data-preview-wide]");
  const shape = () => shapes.find((each) => each.checked)?.value ?? "phone";
  let isStale = true;
  let asked = 0;

  panel.querySelector("[data-needs-script]").hidden = false;
  const kept = shapes.find((each) => each.value === localStorage.getItem(KEY));
  if (kept) kept.checked = true;

  async function update() {
    isStale = true;
    if (!panel.open) return;
    const turn = (asked += 1);
    try {
      const headers = { "X-CSRFToken": token() };
      const answer = await fetch(panel.dataset.preview, { method: "POST", body: storyData(), headers });
      if (!answer.ok) throw new Error(answer.status);
      const html = await answer.text();
      if (turn !== asked) return; // a later one is under way
      isStale = false;
      put(new DOMParser().parseFromString(html, "text/html"), html);
    } catch {
      if (turn === asked) measure.textContent = panel.dataset.failed;
    }
  }

  function put(page, html) {
    const shown = frame.contentDocument;
    measure.textContent = page.body.dataset.measure;
    if (shown?.querySelector("main")) {
      const mains = [...shown.querySelectorAll("main")];
      page.querySelectorAll("main").forEach((main, index) => patch(mains[index], main));
    } else {
      frame.addEventListener("load", fit, { once: true });
      frame.srcdoc = html;
    }
  }

  /** The frame as wide as the shape asks, made as small as the panel is. */
  function fit() {
    const root = frame.contentDocument?.documentElement;
    if (root) root.dataset.shape = shape();
    const width = WIDTHS[shape()];
    const scale = Math.min(room.clientWidth / width, shape() === "print" ? 1.5 : 1);
    if (!scale) return;
    frame.style.width = `${room.clientWidth / scale}px`;
    frame.style.height = `${room.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
  }

  for (const each of shapes) {
    each.addEventListener("change", () => {
      localStorage.setItem(KEY, shape());
      fit();
    });
  }
  wide.addEventListener("change", () => wide.checked && panel.scrollIntoView({ block: "start" }));
  new ResizeObserver(fit).observe(room);
  panel.addEventListener("toggle", () => panel.open && isStale && update());
  document.addEventListener("story:preview", () => {
    panel.open = true;
    panel.scrollIntoView({ block: "nearest" });
    panel.querySelector("[name=preview_shape]:checked").focus({ preventScroll: true });
  });
  onStoryChange(update, 700);
  if (panel.open) update();
}

/** Makes `old` like `fresh`, leaving what is the same at its start and its end untouched. */
export function patch(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const mine = [...old.childNodes];
  const theirs = [...fresh.childNodes];
  let start = 0;
  while (start < mine.length && start < theirs.length && mine[start].isEqualNode(theirs[start])) start += 1;
  let end = 0;
  while (
    end < Math.min(mine.length, theirs.length) - start &&
    mine[mine.length - 1 - end].isEqualNode(theirs[theirs.length - 1 - end])
  )
    end += 1;
  const gone = mine.slice(start, mine.length - end);
  const come = theirs.slice(start, theirs.length - end);
  const isInside = gone.length === 1 && come.length === 1 && gone[0].nodeName === come[0].nodeName;
  if (isInside && gone[0].attributes && sameAttributes(gone[0], come[0]) && gone[0].children.length) {
    return patch(gone[0], come[0]);
  }
  const after = mine[mine.length - end] ?? null;
  for (const node of gone) node.remove();
  for (const node of come) old.insertBefore(old.ownerDocument.adoptNode(node), after);
}

function sameAttributes(one, other) {
  return one.cloneNode(false).isEqualNode(other.cloneNode(false));
}
