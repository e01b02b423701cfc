// While the page fills the screen, nothing behind it is reached by Tab or read aloud.
export default function fillsScreen({ viewer, frame, lens, isFull }) {
  const behind = [];
  for (let inside = viewer; inside !== document.body; inside = inside.parentElement) {
    behind.push(...[...inside.parentElement.children].filter((each) => each !== inside));
  }

  const hasKeys = !matchMedia("(pointer: coarse)").matches;
  let was = false;
  function look() {
    const full = isFull();
    for (const each of behind) each.inert = full;
    if (full !== was) lens.reset();
    if (full && location.hash === "#picture" && hasKeys) frame.focus({ preventScroll: true });
    if (was && !full) document.querySelector(location.hash || "main")?.focus({ preventScroll: true });
    was = full;
  }
  window.addEventListener("hashchange", look);
  window.addEventListener("pageshow", look);
  look();
}
