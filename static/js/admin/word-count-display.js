// Shows the length of the text while it is written, with and without punctuation, and the
// length of what is selected in it.
import { count } from "../word-count.js";
import { onStoryChange, withEditor } from "./story-text.js";

/** @param {HTMLElement} counter  its data-word-count is the sentence with two places */
export function showWordCount(counter) {
  const body = document.getElementById("id_body");
  if (!body) return;
  let selected = "";

  const show = () => {
    const holder = new DOMParser().parseFromString(body.value, "text/html").body;
    const { withPunctuation, withoutPunctuation } = count(holder.textContent);
    const whole = counter.dataset.wordCount
      .replace("{total}", withPunctuation)
      .replace("{bare}", withoutPunctuation);
    const part = selected && counter.dataset.selected.replace("{total}", count(selected).withPunctuation);
    counter.textContent = part ? `${whole} · ${part}` : whole;
  };

  onStoryChange(show, 150);
  withEditor((editor) => {
    editor.on("selectionUpdate", () => {
      if (editor.view.composing) return;
      const { from, to } = editor.state.selection;
      const now = editor.state.doc.textBetween(from, to, "\n");
      if (now === selected) return;
      selected = now;
      show();
    });
  });
  show();
}
