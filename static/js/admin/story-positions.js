// The words of the text editor as the server reads them (articles/text/plain.py), each character
// with its place in the editor's document. Offsets count characters as Python does.

const SPACE = /[^\S\u3000]/;

/** [{ character, from, to }]: spaces run together, paragraphs apart by "\n", empty ones left out. */
export function charactersOf(doc) {
  const found = [];
  let line = [];
  const endLine = () => {
    while (line.at(-1)?.character === " ") line.pop();
    if (line.some(({ character }) => character.trim())) {
      if (found.length) found.push({ character: "\n", from: found.at(-1).to, to: found.at(-1).to });
      found.push(...line);
    }
    line = [];
  };
  doc.descendants((node, position) => {
    if (node.isTextblock || node.type.name === "hardBreak") endLine();
    if (!node.isText) return;
    let from = position;
    for (const letter of node.text) {
      const character = SPACE.test(letter) ? " " : letter;
      const to = from + letter.length;
      if (character !== " " || (line.length && line.at(-1).character !== " ")) line.push({ character, from, to });
      from = to;
    }
  });
  endLine();
  return found;
}

/**
 * Where a passage stands in `characters` now, as [start, end]; null if it is not there any more.
 * Where the text has moved since it was checked, the words around the passage tell.
 */
export function locate(characters, { start, end, passage, before, after }) {
  const text = characters.join("");
  if (characters.slice(start, end).join("") === passage && (passage || text.startsWith(before + after, at(characters, start) - before.length))) {
    return [start, end];
  }
  const around = text.indexOf(before + passage + after);
  let found = around < 0 ? -1 : around + before.length;
  if (found < 0 && passage && text.indexOf(passage) === text.lastIndexOf(passage)) found = text.indexOf(passage);
  if (found < 0) return null;
  const first = Array.from(text.slice(0, found)).length;
  return [first, first + Array.from(passage).length];
}

/** The place in a JavaScript string, which counts halves of rare characters, of a character's number. */
export const at = (characters, number) => characters.slice(0, number).join("").length;
