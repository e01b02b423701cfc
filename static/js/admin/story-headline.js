// The headline block: Enter goes to the next line and never sends the form; a line grows with
// its words; what is pasted stays one line. An input method's own Enter is left to it.
import { editorOfText } from "./story-text.js";

/** @param {HTMLElement} sheet  holds the lines and the text */
export function easeHeadlines(sheet) {
  const lines = [...sheet.querySelectorAll(".sheet__field")];
  for (const [index, line] of lines.entries()) {
    line.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.ctrlKey || event.metaKey || isComposing(event)) return;
      event.preventDefault();
      const next = lines[index + (event.shiftKey ? -1 : 1)];
      if (next) next.focus();
      else if (!event.shiftKey) intoText();
    });
    line.addEventListener("input", (event) => {
      if (!event.isComposing && /[\r\n]/.test(line.value)) joinLines(line);
      fit(line);
    });
    fit(line);
  }
  if (!CSS.supports("field-sizing", "content")) addEventListener("resize", () => lines.forEach(fit));
}

function intoText() {
  const editor = editorOfText();
  editor?.commands.setTextSelection(0);
  editor?.view.focus();
}

/** True while an input method has the key: it means the word under way, not the page. */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

function joinLines(line) {
  const end = line.value.length - line.selectionEnd;
  line.value = line.value.replace(/\s*[\r\n]+\s*/g, " ");
  line.setSelectionRange(line.value.length - end, line.value.length - end);
}

function fit(line) {
  if (CSS.supports("field-sizing", "content") || line.tagName !== "TEXTAREA") return;
  line.style.height = "auto";
  line.style.height = `${line.scrollHeight}px`;
}
