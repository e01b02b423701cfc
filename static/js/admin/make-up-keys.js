// The make-up by keys: on a story of the page, and everywhere outside of fields.

export function keys(desk) {
  let swapping = null; // the story that waits for another one

  const isField = (element) => element.matches?.("input, select, textarea, [contenteditable]");

  function stopSwapping() {
    desk.middle.querySelector(".is-swapping")?.classList.remove("is-swapping");
    swapping = null;
  }

  function swap(id) {
    if (!swapping || !desk.storyOf(swapping)) {
      swapping = id;
      desk.storyOf(id).classList.add("is-swapping");
      return desk.say(desk.screen.dataset.swapWith);
    }
    const other = swapping;
    stopSwapping();
    if (other !== id) desk.step("swap", { story: other, other: id });
  }

  const is = (what, id) => desk.storyOf(id).classList.contains(`is-${what}`);
  const onStory = {
    p: (id) => desk.step(is("pinned", id) ? "unpin" : "pin", { story: id }),
    f: (id) => desk.step(is("boxed", id) ? "unbox" : "box", { story: id }),
    s: swap,
    Delete: (id) => desk.step("take_off", { story: id }),
    Enter: (id) => desk.edges.set() || desk.cardOf(id)?.querySelector("select, button, a")?.focus(),
    Escape: () => (swapping ? stopSwapping() : desk.edges.drop()),
  };
  const sides = {
    ArrowLeft: ["right", -1, "left"],
    ArrowRight: ["right", 1, "left"],
    ArrowUp: ["bottom", -1, "top"],
    ArrowDown: ["bottom", 1, "top"],
  };

  document.addEventListener("keydown", (event) => {
    if (isField(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) {
      const name = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[key];
      const button = name && desk.middle.querySelector(`[name=step][value=${name}]`);
      if (!button) return;
      event.preventDefault();
      if (!button.disabled) button.click();
      return;
    }
    const story = event.target.closest?.("[data-sheet] [data-story]")?.dataset.story;
    if (/^[1-9]$/.test(key) && !event.altKey && !event.shiftKey) {
      desk.middle.querySelector(`[data-choice="${key}"]:not([disabled])`)?.click();
      return;
    }
    if (!story || !("mayChange" in desk.middle.querySelector("[data-sheet]").dataset)) return;
    if (event.shiftKey && sides[key]) {
      const [side, by, other] = sides[key];
      desk.edges.nudge(event.altKey ? other : side, by);
    } else if (!event.shiftKey && !event.altKey && onStory[key]) onStory[key](story);
    else return;
    event.preventDefault();
  });
}
