// The panels beside the text remember whether they were open, for each panel by its name, in
// this browser. A panel that holds an error is open whatever was remembered.

const KEY = "story-panels";

/** @param {HTMLElement} side  holds the panels: details[data-panel] */
export function rememberPanels(side) {
  const remembered = read();
  for (const panel of panelsIn(side)) {
    const isOpen = remembered[panel.dataset.panel];
    if (isOpen !== undefined && !panel.querySelector(".errorlist")) panel.open = isOpen;
  }
  // A toggle is told after the fact, and does not bubble.
  side.addEventListener("toggle", ({ target }) => target.dataset?.panel && write(target), true);
}

/** The panels that are to be seen, in their order. */
export const panelsIn = (side) => [...side.querySelectorAll("details[data-panel]")];

/** Opens the panels around an element, so that it can be reached. */
export function uncover(element) {
  for (let panel = element.closest("details"); panel; panel = panel.parentElement.closest("details")) {
    panel.open = true;
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function write(panel) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...read(), [panel.dataset.panel]: panel.open }));
  } catch {
    // A browser that keeps nothing forgets this, too.
  }
}
