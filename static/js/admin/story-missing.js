// The list of what is missing leads to each field: into view, and the cursor in it.
import { uncover } from "./story-panels.js";

export function leadToFields() {
  const go = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) enter(target);
  };
  window.addEventListener("hashchange", go);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='#']");
    if (!link || link.pathname !== location.pathname || !link.hash) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    go();
  });
  if (location.hash) window.addEventListener("load", () => setTimeout(go, 300)); // the editor is built
}

function enter(target) {
  uncover(target);
  const field = entrance(target);
  if (!field) return target.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

/** The element of a field that takes the cursor: its editor, its chooser, its button. */
function entrance(target) {
  if (target.id === "id_body") {
    return target.parentElement.querySelector(".ProseMirror[contenteditable]") ?? target;
  }
  if (target.matches("input:not([type=hidden]), textarea, select, button, a")) return target;
  return target.querySelector(
    "input:not([type=hidden]), textarea, .select2-selection, .add-row a, a, button",
  );
}
