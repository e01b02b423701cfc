// Asks before the page is left with work that is not saved. Moving within the page, saving
// and a look at the untouched form ask nothing, nor does leaving what the server has already.
import { isSafelyKept } from "./story-autosave.js";

/** @param {HTMLFormElement} form */
export function guardUnsaved(form) {
  let isChanged = false;
  const starting = new Map([...form.querySelectorAll("textarea")].map((area) => [area, area.value]));
  // What a script sets while the page is built is no work of anybody's: the text editor
  // sends its events that way too, so its text is looked at.
  const typed = ({ target, isTrusted }) => {
    if (target.form !== form) return;
    if (isTrusted || (starting.has(target) && starting.get(target) !== target.value)) isChanged = true;
  };
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  document.addEventListener("story:changed", () => (isChanged = true));
  window.django?.jQuery(document).on("select2:select select2:unselect", () => (isChanged = true));
  form.addEventListener("submit", ({ defaultPrevented }) => (isChanged &&= defaultPrevented));
  window.addEventListener("beforeunload", (event) => {
    if (isChanged && !isSafelyKept()) event.preventDefault();
  });
}
