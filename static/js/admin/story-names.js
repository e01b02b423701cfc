// Names for what the libraries leave without one: the text editor, and the choosers beside it.
import { withEditor } from "./story-text.js";

/** @param {HTMLElement} desk  holds the fields, each with a label or a data-name on its way up */
export function nameFields(desk) {
  withEditor(({ view }) => {
    view.dom.setAttribute("aria-label", document.querySelector(".sheet__body-label").textContent.trim());
    view.dom.setAttribute("aria-multiline", "true");
  });
  const name = () => {
    for (const select of desk.querySelectorAll("select")) nameChooser(select, nameOf(select));
  };
  // The choosers are built after this file, and once more for each new row.
  addEventListener("load", () => setTimeout(name));
  document.addEventListener("formset:added", () => setTimeout(name));
  name();
}

function nameOf(select) {
  const label = select.labels[0]?.textContent.trim();
  const column = select.closest("[class*=field-]")?.className.match(/field-(\w+)/)?.[1];
  return label || select.closest("[data-names]")?.dataset[column] || "";
}

function nameChooser(select, name) {
  if (!name) return;
  select.setAttribute("aria-label", name);
  const chooser = select.nextElementSibling;
  if (!chooser?.matches(".select2-container")) return;
  for (const part of chooser.querySelectorAll(
    ".select2-selection, .select2-selection__rendered, .select2-search__field",
  )) {
    part.setAttribute("aria-label", name);
  }
}
