// The plain text of a piece of the page, and the way back from a place in it to the page.
// The same rule as articles/text/plain.py: a paragraph to a line, white space folded, photos
// without words. Places are counted in characters (code points), as Python counts them.

const BLOCKS = new Set(
  ("address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 " +
    "header hr li main nav ol p pre section summary table td th tr ul").split(" "),
);
const SILENT = "del, [data-note], .dateline, .run-in, .story__byline, .correction, figure, script, style, button";
const isSpace = (character) => /\s/.test(character) && character !== "\u3000";

/** `{points, text}`: each point is a character and where it stands: `{ch, node, offset}`. */
export function readText(root) {
  const points = [];
  let line = [];
  const endLine = () => {
    const folded = line.filter(({ ch }, i) => !(isSpace(ch) && isSpace(line[i - 1]?.ch ?? "")));
    while (folded.length && isSpace(folded[0].ch)) folded.shift();
    while (folded.length && isSpace(folded.at(-1).ch)) folded.pop();
    line = [];
    if (!folded.some(({ ch }) => ch.trim())) return;
    if (points.length) points.push({ ...points.at(-1), ch: "\n" });
    for (const point of folded) points.push(isSpace(point.ch) ? { ...point, ch: " " } : point);
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      let offset = 0;
      for (const ch of node.data) {
        line.push({ ch, node, offset });
        offset += ch.length;
      }
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const tag = node.localName;
    const isBlock = node !== root && (tag === "br" || BLOCKS.has(tag));
    if (isBlock) endLine();
    if (node === root || !node.matches(SILENT)) node.childNodes.forEach(walk);
    if (isBlock) endLine();
  };
  walk(root);
  endLine();
  return { points, text: points.map(({ ch }) => ch) };
}

/** The range on the page of the characters from `start` to `end`. */
export function rangeOf({ points }, start, end) {
  const first = points[start];
  const last = points[end - 1];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + (last.ch === "\n" ? 0 : last.ch.length));
  return range;
}

/** The first and last place of this text that lie within a range; null if none do. */
export function placesIn({ points }, range) {
  let start = -1;
  let end = -1;
  points.forEach(({ ch, node, offset }, i) => {
    if (ch === "\n" || range.comparePoint(node, offset) !== 0) return;
    if (range.comparePoint(node, offset + ch.length) !== 0) return;
    if (start < 0) start = i;
    end = i + 1;
  });
  return start < 0 ? null : { start, end };
}

/** Where these words stand in a text, nearest to `start`; null if they do not. */
export function locate(text, { start, end, words }) {
  const wanted = [...words];
  const isAt = (place) => wanted.every((ch, i) => text[place + i] === ch);
  if (!wanted.length) return null;
  if (end - start === wanted.length && isAt(start)) return { start, end };
  let best = null;
  for (let i = 0; i + wanted.length <= text.length; i++) {
    if (text[i] !== wanted[0] || !isAt(i)) continue;
    if (!best || Math.abs(i - start) < Math.abs(best.start - start)) best = { start: i, end: i + wanted.length };
  }
  return best;
}

/**
 * Follows a passage through a change of a text; null if it was taken out. Where several places
 * changed at once, as when a text is put in whole, the line with the passage is looked at alone.
 */
export function step(before, after, passage) {
  const found = stepOnce(before, after, passage);
  if (!found.isCut) return found.place;
  const start = before.lastIndexOf("\n", passage.start - 1) + 1;
  const number = before.slice(0, start).filter((ch) => ch === "\n").length;
  const lines = linesOf(after);
  if (linesOf(before).length !== lines.length) return found.place;
  const [oldLine, newLine] = [linesOf(before)[number], lines[number]];
  if (passage.end > oldLine.start + oldLine.text.length) return found.place;
  const within = { start: passage.start - oldLine.start, end: passage.end - oldLine.start };
  const { place } = stepOnce(oldLine.text, newLine.text, within);
  return place && { start: place.start + newLine.start, end: place.end + newLine.start };
}

function linesOf(text) {
  const lines = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text[i] !== "\n") continue;
    lines.push({ start, text: text.slice(start, i) });
    start = i + 1;
  }
  return lines;
}

/** `isCut` says that a change went over an edge of the passage: then its place is a guess. */
function stepOnce(before, after, { start, end }) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const oldEnd = before.length - tail;
  const newEnd = after.length - tail;
  const shift = newEnd - oldEnd;
  if (end <= head) return { place: { start, end } };
  if (start >= oldEnd) return { place: { start: start + shift, end: end + shift } };
  if (start <= head && oldEnd <= end) return { place: end + shift > start ? { start, end: end + shift } : null };
  const from = start < head ? start : newEnd;
  const to = end > oldEnd ? end + shift : head;
  return { isCut: true, place: from < to ? { start: from, end: to } : null };
}

/** Marks passages on the page without touching it: nothing in the document changes. */
export function highlight(name, ranges) {
  if (!window.Highlight || !CSS.highlights) return;
  const found = ranges.filter(Boolean);
  if (found.length) CSS.highlights.set(name, new Highlight(...found));
  else CSS.highlights.delete(name);
}
