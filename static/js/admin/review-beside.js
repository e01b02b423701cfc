// Remarks stand beside their passages, as far as the others leave room.
const WIDE = matchMedia("(width >= 1100px)");
const GAP = 10; // pixels, as in reviewing-remarks.css

const topOf = (range) => range.getBoundingClientRect().top + scrollY;

/** `items`: the elements in order, each with the range of its passage or null. */
export function standBeside(items) {
  for (const { element } of items) element.style.removeProperty("--push");
  if (!WIDE.matches || !items.length) return;
  const heights = items.map(({ element }) => element.offsetHeight);
  let top = items[0].element.getBoundingClientRect().top + scrollY;
  items.forEach(({ element, range }, i) => {
    const push = range ? Math.max(0, topOf(range) - top) : 0;
    element.style.setProperty("--push", `${push}px`);
    top += push + heights[i] + GAP;
  });
}
