// The wheel zooms where the pointer is; sideways it moves the page. Scrolled down at its whole
// size, the page lets the document scroll, and so it does upwards while its top is out of sight.
const SPEED = 0.0016;
const LINE = 18; // pixels of a step, where the wheel counts in lines
const TURN = 300; // milliseconds: what zoomed out to the whole page goes on as no scrolling

export default function answersWheel({ frame, lens, isFull }) {
  let zoomedAt = -TURN;

  frame.addEventListener(
    "wheel",
    (event) => {
      const unit = event.deltaMode ? LINE : 1;
      const dx = event.deltaX * unit;
      const dy = event.deltaY * unit;
      if (!event.ctrlKey && Math.abs(dx) > Math.abs(dy)) {
        if (lens.isZoomed && lens.pan(-dx, -dy)) event.preventDefault();
        return;
      }
      const box = frame.getBoundingClientRect();
      const scrolls = dy > 0 ? !lens.isZoomed : !lens.isZoomed && box.top < 0;
      const goesOn = event.timeStamp - zoomedAt < TURN;
      if (scrolls && !event.ctrlKey && !isFull() && !goesOn) return;
      event.preventDefault();
      if (!scrolls || event.ctrlKey || isFull()) {
        lens.zoom(Math.exp(-dy * SPEED * (event.ctrlKey ? 6 : 1)), event.clientX - box.left, event.clientY - box.top);
      }
      zoomedAt = event.timeStamp;
    },
    { passive: false },
  );
}
