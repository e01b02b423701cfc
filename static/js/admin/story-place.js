// After a save the page comes back: this brings one back to the line and the field one was in.
import { editorOfText, storyId, withEditor } from "./story-text.js";

const KEY = "story-place";

/** @param {HTMLFormElement} form */
export function keepPlace(form) {
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter?.name !== "_continue") return;
    const { from, to } = editorOfText()?.state.selection ?? {};
    const field = document.activeElement?.closest(".ProseMirror") ? "text" : document.activeElement?.id;
    sessionStorage.setItem(KEY, JSON.stringify({ story: storyId(), y: scrollY, field, from, to }));
  });

  const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  // A story that was new has its id only now.
  if (!place || (place.story && place.story !== storyId())) return;
  if (document.querySelector(".errorlist, .both-texts")) return;

  const comeBack = () => {
    scrollTo({ top: place.y, behavior: "instant" });
    if (place.field !== "text") return document.getElementById(place.field)?.focus({ preventScroll: true });
    const editor = editorOfText();
    const end = editor.state.doc.content.size;
    editor.commands.setTextSelection({ from: Math.min(place.from, end), to: Math.min(place.to, end) });
    editor.view.dom.focus({ preventScroll: true });
  };
  withEditor(() => setTimeout(comeBack));
}
