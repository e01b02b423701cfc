// Keys: + − 0 zoom, arrows move the page; at its whole size ← → and PageUp PageDown turn it.
const ZOOM = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, _: 1 / 1.5, 0: 0 };
const MOVE = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const TURN = { ArrowLeft: "prev", ArrowRight: "next", PageUp: "prev", PageDown: "next" };
const STEP = 0.15; // of the frame

export default function answersKeys({ viewer, frame, lens, isFull, turn }) {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const at = document.activeElement;
    const onPaper = viewer.contains(at) || isFull();
    if (!onPaper && at !== document.body && at?.id !== "main") return;
    if (act(event.key, onPaper)) event.preventDefault();
  });

  // What is one key alone works on the page only, so that nobody sets it off unawares.
  function act(key, onPaper) {
    if (key === "Escape" && isFull()) {
      viewer.querySelector(".viewer__close").click();
      return true;
    }
    if (onPaper && key in ZOOM) {
      lens.step(ZOOM[key]);
      return true;
    }
    if (onPaper && lens.isZoomed && key in MOVE) {
      const [x, y] = MOVE[key];
      lens.pan(x * STEP * frame.clientWidth, y * STEP * frame.clientHeight);
      return true;
    }
    if (lens.isZoomed || !(key in TURN) || (!onPaper && key.startsWith("Page"))) return false;
    turn(TURN[key]);
    return true;
  }
}
