// Ctrl+Enter asks once more before the story goes on: which move, which story, how long.

import { readStory, storyForm } from "./story-text.js";

/** Presses the button of the move forward, if there is one and the answer is yes. */
export function sendOn() {
  const button = document.querySelector(".move[data-forward]");
  const dialog = document.getElementById("story-confirm");
  if (!button || !dialog || dialog.open) return;
  dialog.querySelector("[data-confirm-move]").textContent = button.textContent.trim();
  dialog.querySelector("[data-confirm-headline]").textContent = readStory().headline;
  dialog.querySelector("[data-confirm-count]").textContent =
    document.querySelector("[data-word-count]")?.textContent ?? "";
  dialog.returnValue = "";
  dialog.addEventListener("close", () => dialog.returnValue === "go" && storyForm().requestSubmit(button), {
    once: true,
  });
  dialog.showModal();
}
