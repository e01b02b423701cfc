// The page of the paper as a picture: its behaviours, each in a file of its own.
import Lens from "./paper-lens.js";
import answersKeys from "./paper-keys.js";
import answersPointers from "./paper-pointers.js";
import answersWheel from "./paper-wheel.js";
import fillsScreen from "./paper-screen.js";
import lightsStories from "./paper-lights.js";

export default function paper(root) {
  const viewer = root.querySelector(".viewer");
  const lens = new Lens(viewer);
  const view = {
    viewer,
    lens,
    frame: lens.frame,
    // The whole screen is filled by the address (#picture), as it is without a script.
    isFull: () => viewer.matches(":target, :has(:target)"),
    turn(way) {
      const link = viewer.querySelector(`[rel="${way}"]`);
      if (link) location.href = link.href + (view.isFull() ? "#picture" : "");
    },
  };

  lens.frame.dataset.live = "";
  lens.frame.tabIndex = 0;
  viewer.querySelector("[data-with-script]").hidden = false;
  for (const button of viewer.querySelectorAll("[data-zoom]")) {
    button.hidden = false;
    button.addEventListener("click", () => lens.step(Number(button.dataset.zoom)));
  }
  for (const behaviour of [answersKeys, answersPointers, answersWheel, fillsScreen]) behaviour(view);
  lightsStories(root, lens);
}
