// Shows the length of the text while it is written: with and without punctuation.
import { count } from "../word-count.js";

/** @param {HTMLElement} counter  its data-word-count is the sentence with two places */
export function showWordCount(counter) {
  const body = document.getElementById("id_body");
  if (!body) return;
  const show = () => {
    const holder = new DOMParser().parseFromString(body.value, "text/html").body;
    const { withPunctuation, withoutPunctuation } = count(holder.textContent);
    counter.textContent = counter.dataset.wordCount
      .replace("{total}", withPunctuation)
      .replace("{bare}", withoutPunctuation);
  };
  body.addEventListener("input", show);
  document.addEventListener("prose-editor:ready", ({ detail }) => {
    if (detail.textarea !== body) return;
    detail.editor.on("update", () => setTimeout(show));
    show();
  });
  show();
}
