// After a save that came too late: a choice for every place that both have changed goes into
// the form at once. What was written into the form since stays where it is.
import { editorOfText } from "./story-text.js";

/** @param {HTMLElement} section  data-merge: the rows of differences */
export function decideMerge(section) {
  const choices = [...section.querySelectorAll("[data-choice]")];
  const consent = section.querySelector("[name=take_revision]");
  const status = section.querySelector("[role=status]");
  const pieces = JSON.parse(document.getElementById("merge-pieces").textContent);

  const open = () => choices.filter((choice) => !choice.querySelector(":checked")).length;
  const show = () => {
    const { toChoose, chosen } = section.dataset;
    consent.disabled = open() > 0;
    if (choices.length) status.textContent = open() ? toChoose.replace("{number}", open()) : chosen;
  };
  for (const choice of choices) {
    choice.hidden = false;
    choice.addEventListener("change", ({ target }) => {
      if ("isText" in choice.dataset) putParagraphs(pieces, Number(choice.dataset.choice), target.value);
      else putValue(choice, target.value);
      show();
    });
  }
  section.dataset.toChoose = status.dataset.toChoose;
  section.dataset.chosen = status.dataset.chosen;
  show();
}

/** One field: a headline, a caption, a column. */
function putValue(choice, whose) {
  const field = document.querySelector(`[name="${CSS.escape(choice.dataset.choice)}"]`);
  if (!field) return;
  const value = choice.dataset[whose];
  if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === value)) {
    const side = choice.parentElement.querySelectorAll(".both-texts__side p")[whose === "mine" ? 1 : 0];
    field.add(new Option(side.textContent, value));
  }
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  document.dispatchEvent(new Event("story:changed"));
}

/** A stretch of the text: what stands there now gives way to what was chosen. */
function putParagraphs(pieces, number, whose) {
  const piece = pieces[number];
  const wanted = whose === "both" ? [...piece.theirs, ...piece.mine] : piece[whose];
  const now = split(bodyNow());
  const place = find(now, piece.merged, expected(pieces, number));
  if (place === null) now.splice(Math.min(expected(pieces, number), now.length), 0, ...wanted); // it was edited: nothing goes
  else now.splice(place, piece.merged.length, ...wanted);
  piece.merged = wanted;
  putBody(now.join(""));
}

const expected = (pieces, number) =>
  pieces.slice(0, number).reduce((length, piece) => length + piece.merged.length, 0);

/** Where these paragraphs stand, nearest to where they should; null if they do not. */
function find(blocks, sought, near) {
  const wanted = sought.map(alike);
  const places = blocks
    .map((_, start) => start)
    .concat(blocks.length)
    .filter((start) => wanted.every((html, i) => alike(blocks[start + i] ?? "") === html));
  if (!sought.length) return Math.min(near, blocks.length);
  return places.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? null;
}

const alike = (html) => parsed(html).innerHTML.trim();
const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body;
const split = (html) => [...parsed(html).children].map((block) => block.outerHTML);
const bodyNow = () => editorOfText()?.getHTML() ?? document.getElementById("id_body").value;

function putBody(html) {
  const editor = editorOfText();
  if (editor) editor.commands.setContent(html, { emitUpdate: true });
  else document.getElementById("id_body").value = html;
  document.dispatchEvent(new Event("story:changed"));
}
