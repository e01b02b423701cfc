// The edges of the chosen story: dragged, or moved by keys, from column to column and line to line.

const SVG = "http://www.w3.org/2000/svg";
const THICK = 9; // points: wide enough for a finger at the size of the screen
const SIDES = ["left", "right", "top", "bottom"];

export function edges(desk) {
  let ghost = null; // the rectangle as it would be: {story, column, line, columns, lines}
  let dragged = null;
  let justDragged = false;

  const sheet = () => desk.middle.querySelector("[data-sheet]");
  const layer = () => desk.middle.querySelector("[data-handles]");

  function grid() {
    const { columns, columnWidth, top, pitch, lines } = sheet().dataset;
    return {
      xs: columns.split(" ").map(Number),
      width: Number(columnWidth),
      top: Number(top),
      pitch: Number(pitch),
      lines: Number(lines),
    };
  }

  function rectOf(id) {
    const numbers = desk.storyOf(id)?.dataset.rect?.split(" ").map(Number);
    if (!numbers) return null;
    const [column, line, columns, lines] = numbers;
    return { column, line, columns, lines };
  }

  function box({ column, line, columns, lines }) {
    const { xs, width, top, pitch } = grid();
    const x = xs[column];
    return { x, y: top + line * pitch, width: xs[column + columns - 1] + width - x, height: lines * pitch };
  }

  function rectangle(attributes) {
    const element = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return layer().appendChild(element);
  }

  /** Draws the handles of the chosen story, and how it would be. */
  function draw() {
    if (!layer()) return;
    layer().replaceChildren();
    if (ghost && ghost.story !== desk.chosen) ghost = null;
    const rect = ghost ?? rectOf(desk.chosen);
    if (!rect || !("mayChange" in sheet().dataset)) return;
    const { x, y, width, height } = box(rect);
    if (ghost) rectangle({ x, y, width, height, class: "sheet-ghost" });
    const half = THICK / 2;
    const long = { across: Math.min(60, width / 2), down: Math.min(60, height / 2) };
    const places = {
      left: { x: x - half, y: y + (height - long.down) / 2, width: THICK, height: long.down },
      right: { x: x + width - half, y: y + (height - long.down) / 2, width: THICK, height: long.down },
      top: { x: x + (width - long.across) / 2, y: y - half, width: long.across, height: THICK },
      bottom: { x: x + (width - long.across) / 2, y: y + height - half, width: long.across, height: THICK },
    };
    for (const side of SIDES) {
      const kind = side === "left" || side === "right" ? "column" : "line";
      const handle = rectangle({ ...places[side], rx: 4, class: `sheet-handle sheet-handle--${kind}` });
      handle.dataset.side = side;
    }
  }

  /** The rectangle with one side at another column or line, held within the page. */
  function moved(rect, side, to) {
    const { xs, lines } = grid();
    const right = rect.column + rect.columns;
    const bottom = rect.line + rect.lines;
    const within = (value, low, high) => Math.max(low, Math.min(high, value));
    if (side === "left") {
      const column = within(to, 0, right - 1);
      return { ...rect, column, columns: right - column };
    }
    if (side === "right") return { ...rect, columns: within(to, rect.column + 1, xs.length) - rect.column };
    if (side === "top") {
      const line = within(to, 0, bottom - 3);
      return { ...rect, line, lines: bottom - line };
    }
    return { ...rect, lines: within(to, rect.line + 3, lines) - rect.line };
  }

  function nearest(side, point) {
    const { xs, width, top, pitch } = grid();
    if (side === "top" || side === "bottom") return Math.round((point.y - top) / pitch);
    const places = side === "left" ? xs : xs.map((x) => x + width);
    const distances = places.map((x) => Math.abs(x - point.x));
    return distances.indexOf(Math.min(...distances)) + (side === "right" ? 1 : 0);
  }

  function pointOf(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet().getScreenCTM().inverse());
  }

  const isSame = (one, other) => ["column", "line", "columns", "lines"].every((name) => one[name] === other[name]);

  function sayGhost() {
    desk.say(desk.screen.dataset.newSize.replace("{columns}", ghost.columns).replace("{lines}", ghost.lines));
  }

  /** Sends the new rectangle, if it is one. */
  function set() {
    if (!ghost) return false;
    const { story, column, line, columns, lines } = ghost;
    const isNew = !isSame(ghost, rectOf(story));
    ghost = null;
    if (isNew) desk.step("draw", { story, column: column + 1, line: line + 1, columns, lines });
    else draw();
    return isNew;
  }

  function drop() {
    const had = Boolean(ghost);
    ghost = null;
    draw();
    return had;
  }

  /** By keys: the side goes one column or line on. */
  function nudge(side, by) {
    const id = desk.chosen;
    const rect = ghost ?? rectOf(id);
    if (!rect || !("mayChange" in sheet().dataset)) return;
    const at = { left: rect.column, right: rect.column + rect.columns, top: rect.line, bottom: rect.line + rect.lines };
    ghost = { story: id, ...moved(rect, side, at[side] + by) };
    draw();
    sayGhost();
  }

  desk.middle.addEventListener("pointerdown", (event) => {
    const side = event.target.dataset?.side;
    if (!side || event.button) return;
    event.preventDefault();
    dragged = { side, id: event.pointerId };
    ghost = { story: desk.chosen, ...rectOf(desk.chosen) };
  });

  document.addEventListener("pointermove", (event) => {
    if (!dragged || event.pointerId !== dragged.id) return;
    const next = moved(ghost, dragged.side, nearest(dragged.side, pointOf(event)));
    if (isSame(next, ghost)) return;
    ghost = { ...next, story: ghost.story };
    draw();
    sayGhost();
  });

  document.addEventListener("pointerup", (event) => {
    if (!dragged || event.pointerId !== dragged.id) return;
    dragged = null;
    justDragged = true;
    setTimeout(() => (justDragged = false));
    set();
  });

  document.addEventListener("pointercancel", () => {
    if (!dragged) return;
    dragged = null;
    drop();
  });

  return { draw, nudge, set, drop, wasDragged: () => justDragged };
}
