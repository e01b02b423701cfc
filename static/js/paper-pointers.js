// Fingers and mouse: drag moves the page, two fingers zoom, a double tap zooms in and out, a swipe
// across turns the page. A tap on a story waits a moment, as it may be the first of two.
const DRAG = 6; // pixels before a touch is no tap
const SWIPE = 60; // pixels across
const TAP_TWICE = 280; // milliseconds
const CLOSER = 2.5;

export default function answersPointers({ frame, lens, turn }) {
  const pointers = new Map();
  let start = null; // of the first pointer
  let moved = false;
  let pinched = false;
  let tap = null;

  const at = (event) => {
    const box = frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  frame.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!pointers.size) {
      start = at(event);
      moved = pinched = false;
    }
    pointers.set(event.pointerId, at(event));
    if (pointers.size > 1) moved = pinched = true;
  });

  frame.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    if (pointers.size === 2) {
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      const factor = distance(now, other) / (distance(before, other) || 1);
      lens.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
      lens.zoom(factor, (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else if (moved || distance(now, start) > DRAG) {
      if (!moved) {
        moved = true;
        frame.setPointerCapture(event.pointerId);
      }
      if (lens.isZoomed) lens.pan(now.x - before.x, now.y - before.y);
    }
    frame.toggleAttribute("data-moving", moved && lens.isZoomed);
    pointers.set(event.pointerId, now);
  });

  function up(event) {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    frame.removeAttribute("data-moving");
    const { x, y } = at(event);
    const [dx, dy] = [x - start.x, y - start.y];
    if (event.type === "pointercancel" || event.pointerType === "mouse" || pinched || lens.isZoomed) return;
    if (Math.abs(dx) > SWIPE && Math.abs(dx) > 1.8 * Math.abs(dy)) turn(dx < 0 ? "next" : "prev");
  }
  frame.addEventListener("pointerup", up);
  frame.addEventListener("pointercancel", up);

  frame.addEventListener("dragstart", (event) => event.preventDefault()); // of a link, by the mouse

  frame.addEventListener(
    "click",
    (event) => {
      if (moved && event.detail) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.pointerType === "touch") tapped(event);
    },
    true,
  );
  frame.addEventListener("dblclick", (event) => {
    if (!event.target.closest("a") && event.pointerType !== "touch") closer(at(event));
  });

  function tapped(event) {
    event.preventDefault();
    const { x, y } = at(event);
    if (tap && distance(tap, { x, y }) < 40) {
      clearTimeout(tap.timer);
      tap = null;
      closer({ x, y });
      return;
    }
    const link = event.target.closest("a");
    clearTimeout(tap?.timer);
    const timer = setTimeout(() => {
      tap = null;
      if (link) location.href = link.href.baseVal ?? link.href;
    }, TAP_TWICE);
    tap = { x, y, timer };
  }

  function closer({ x, y }) {
    if (lens.isZoomed) lens.reset();
    else lens.zoom(CLOSER, x, y);
  }
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
