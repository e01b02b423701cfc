// A story's place on the picture and its line in the list light up together.
export default function lightsStories(root, lens) {
  const groups = {};
  for (const part of root.querySelectorAll("[data-story]")) (groups[part.dataset.story] ??= []).push(part);
  for (const group of Object.values(groups)) {
    const light = (on) => group.forEach((part) => part.toggleAttribute("data-lit", on));
    for (const part of group) {
      part.addEventListener("pointerenter", () => light(true));
      part.addEventListener("pointerleave", () => light(false));
      part.addEventListener("focusin", () => {
        light(true);
        if (part.matches(":focus-visible")) lens.reveal(part.getBoundingClientRect());
      });
      part.addEventListener("focusout", () => light(false));
    }
  }
}
