// The passages that the language check found: where they stand in the form now, marked, selected, mended.
import { at, charactersOf, locate } from "./story-positions.js";
import { editorOfText, storyForm } from "./story-text.js";

const SEVERITIES = ["error", "warning", "hint"];

/** What a line of the list says of its finding. */
export function finding({ dataset }) {
  const { field, passage, before, after, replacement, severity } = dataset;
  return { field, passage, before, after, replacement, severity, start: Number(dataset.start), end: Number(dataset.end) };
}

/** The input of a field of the check: `headline`, `caption:17`. Not for the text in the middle. */
function inputOf(field) {
  const [part, photo] = field.split(":");
  if (!photo) return storyForm().elements[part];
  return document.querySelector(`.photo-row[data-photo="${photo}"] [name$="-${part}"]`);
}

/** [from, to] in the editor's document, or null. */
function inText(editor, found, characters = charactersOf(editor.state.doc)) {
  const place = locate(characters.map(({ character }) => character), found);
  if (!place) return null;
  const [start, end] = place;
  if (start < end) return [characters[start].from, characters[end - 1].to];
  const point = start < characters.length ? characters[start].from : characters.at(-1)?.to;
  return point === undefined ? null : [point, point];
}

/** [from, to] in the input's value, or null. */
function inInput(input, found) {
  const characters = Array.from(input.value.replaceAll("\r\n", "\n"));
  const place = locate(characters, found);
  return place && place.map((number) => at(characters, number));
}

/** Marks all findings of the text. A browser that cannot is left alone: the list says everything. */
export function markAll(findings) {
  if (!globalThis.CSS?.highlights) return;
  const editor = editorOfText();
  const marks = Object.fromEntries(SEVERITIES.map((severity) => [severity, new Highlight()]));
  const characters = editor ? charactersOf(editor.state.doc) : [];
  for (const each of findings) {
    const place = editor && each.field === "body" && inText(editor, each, characters);
    if (!place) continue;
    const [from, to] = place;
    marks[each.severity].add(rangeOf(editor.view, from === to ? from - 1 : from, to));
  }
  for (const [severity, mark] of Object.entries(marks)) CSS.highlights.set(`finding-${severity}`, mark);
}

function rangeOf(view, from, to) {
  const range = document.createRange();
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** Selects the passage and brings it into view. False if it is not there any more. */
export function select(found) {
  const editor = editorOfText();
  if (found.field === "body") {
    const place = editor && inText(editor, found);
    if (!place) return false;
    editor.chain().focus().setTextSelection({ from: place[0], to: place[1] }).run();
    rangeOf(editor.view, ...place).startContainer.parentElement?.scrollIntoView({ block: "center" });
    return true;
  }
  const input = inputOf(found.field);
  const place = input && inInput(input, found);
  if (!place) return false;
  input.focus({ preventScroll: true });
  input.setSelectionRange(...place);
  input.scrollIntoView({ block: "center" });
  return true;
}

/** Puts the replacement in, as one step that undo takes back. False if the passage is gone or a word is being composed. */
export function mend(found) {
  return found.field === "body" ? mendText(found) : mendInput(found);
}

function mendText(found) {
  const editor = editorOfText();
  if (!editor || editor.view.composing) return false;
  const place = inText(editor, found);
  if (!place) return false;
  let [from, to] = place;
  let words = found.replacement;
  // Only what differs is written anew: bold and links around it stay as they are.
  const old = editor.state.doc.textBetween(from, to);
  let head = 0;
  while (head < Math.min(old.length, words.length) && old[head] === words[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, words.length) - head && old.at(-1 - tail) === words.at(-1 - tail)) tail += 1;
  const isPlain = to - from === old.length && !/[\ud800-\udfff]/.test(old + words);
  if (isPlain) [from, to, words] = [from + head, to - tail, words.slice(head, words.length - tail)];
  const change = words ? editor.state.tr.insertText(words, from, to) : editor.state.tr.delete(from, to);
  // A step of its own, even right after typing: the name under which the history looks for this wish.
  editor.view.dispatch(change.setMeta("closeHistory$", true));
  return true;
}

function mendInput(found) {
  const input = inputOf(found.field);
  const place = input && !input.readOnly && inInput(input, found);
  if (!place) return false;
  input.focus({ preventScroll: true });
  input.setSelectionRange(...place);
  // Old, but the only way that the browser's own undo takes back.
  const done = document.execCommand(found.replacement ? "insertText" : "delete", false, found.replacement);
  if (!done) {
    input.setRangeText(found.replacement, ...place, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return true;
}
