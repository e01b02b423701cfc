// The remarks on the writing screen: each stays with its passage while the text is written.
// The marks are drawn beside the document (CSS highlights), so that no input method is disturbed.
import { highlight, locate, rangeOf, readText, step } from "./review-passages.js";
import { manageThreads, passagesOf } from "./review-threads.js";
import { editorOfText } from "./story-text.js";

export function showRemarks(panel) {
  let editor;
  let text = []; // of the body, as it was read last
  let marks = []; // the remarks on the body, with their places by now
  ownForm(panel);
  // What is typed into a remark is no change of the story.
  for (const name of ["input", "change"]) panel.addEventListener(name, (event) => event.stopPropagation());

  const bodyNow = () => readText(editor.view.dom);

  function take() {
    const known = new Map(marks.map((mark) => [mark.id, mark]));
    const reading = editor ? bodyNow() : { text: [] };
    text = reading.text;
    marks = passagesOf(panel)
      .filter(({ field }) => field === "body")
      .map((mark) => ({ ...mark, place: known.get(mark.id)?.place ?? locate(text, mark) }));
    draw(reading);
  }

  function follow() {
    const reading = bodyNow();
    for (const mark of marks) {
      const moved = mark.place && step(text, reading.text, mark.place);
      mark.place = moved ?? locate(reading.text, mark);
    }
    text = reading.text;
    draw(reading);
  }

  function draw(reading) {
    highlight("remarks", marks.map(({ place }) => place && reading.points && rangeOf(reading, place.start, place.end)));
    for (const { element, place } of marks) {
      const gone = element.querySelector("[data-gone]");
      if (gone) gone.hidden = Boolean(place);
    }
  }

  function jump(element) {
    const mark = marks.find((each) => each.element === element);
    if (mark?.place && editor) return select(mark.place);
    const { field, words, start } = element.dataset;
    const input = inputOf(field);
    if (!input) return;
    const place = locate([...input.value], { words, start: Number(start), end: Number(start) + [...words].length });
    input.focus();
    if (!place) return;
    const units = (n) => [...input.value].slice(0, n).join("").length;
    input.setSelectionRange(units(place.start), units(place.end));
  }

  function select({ start, end }) {
    const range = rangeOf(bodyNow(), start, end);
    if (!range) return;
    const from = editor.view.posAtDOM(range.startContainer, range.startOffset);
    const to = editor.view.posAtDOM(range.endContainer, range.endOffset);
    editor.chain().focus().setTextSelection({ from, to }).run();
    highlight("remark-here", [range]);
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 40) scrollBy({ top: top - innerHeight / 3 });
  }

  panel.addEventListener("click", ({ target }) => {
    if (target.closest("[data-jump]")) jump(target.closest("[data-remark]"));
  });

  const send = manageThreads(panel, panel, take);
  panel.querySelector("[data-send]")?.addEventListener("click", async () => {
    const area = panel.querySelector("[data-remark-new] textarea");
    const data = new FormData();
    data.set("body", area.value);
    if (await send(data)) area.value = "";
  });

  function begin() {
    if (editor || !editorOfText()) return;
    editor = editorOfText();
    editor.on("update", follow);
    take();
  }
  document.addEventListener("prose-editor:ready", () => setTimeout(begin));
  begin();
  if (location.hash.startsWith("#remark-")) {
    panel.open = true;
    document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  }
}

const inputOf = (field) =>
  field.startsWith("photo-")
    ? document.querySelector(`.photo-row[data-photo="${field.slice(6)}"] [name$=-caption]`)
    : document.getElementById(`id_${field}`);

/** The controls of the panel belong to this form and not to the story's, which lies around them. */
function ownForm(panel) {
  const form = document.createElement("form");
  form.id = "remarks-form";
  form.method = "post";
  form.action = panel.dataset.remarks;
  form.addEventListener("submit", (event) => event.preventDefault());
  document.body.append(form);
}
