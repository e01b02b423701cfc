// How large the page is shown and which part of it: one transform, kept within the frame.
const LARGEST = 8;
const SETTLED = 180; // milliseconds after which a larger picture is worth asking for

export default class Lens {
  scale = 1;
  x = 0;
  y = 0;

  constructor(viewer) {
    this.viewer = viewer;
    this.frame = viewer.querySelector(".viewer__frame");
    this.sheet = viewer.querySelector(".viewer__sheet");
    this.image = this.sheet.querySelector("img");
    this.sizes = this.image.sizes;
    new ResizeObserver(() => this.show()).observe(this.frame);
  }

  get isZoomed() {
    return this.scale > 1.001;
  }

  // The page within the frame at scale 1, in pixels: on the whole screen there is room around it.
  get page() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    const shape = this.image.getAttribute("width") / this.image.getAttribute("height");
    const wide = Math.min(width, height * shape);
    return { width: wide, height: wide / shape, left: (width - wide) / 2, top: (height - wide / shape) / 2 };
  }

  // 0 shows the whole page; any other factor zooms about the middle.
  step(factor) {
    if (factor) this.zoom(factor, this.frame.clientWidth / 2, this.frame.clientHeight / 2);
    else this.reset();
  }

  // Zooms about a point of the frame, which stays where it is.
  zoom(factor, x, y) {
    const scale = Math.min(Math.max(this.scale * factor, 1), LARGEST);
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.show();
  }

  // Moves the page. Returns true if it could move.
  pan(dx, dy) {
    const { x, y } = this;
    this.x += dx;
    this.y += dy;
    this.show();
    return this.x !== x || this.y !== y;
  }

  reset() {
    Object.assign(this, { scale: 1, x: 0, y: 0 });
    this.show();
  }

  // Brings a part of the page, given by where it is on the screen now, into the frame.
  reveal(rect) {
    if (!this.isZoomed) return;
    const frame = this.frame.getBoundingClientRect();
    const off = (start, end, from, to) =>
      start >= from && end <= to ? 0 : (from + to) / 2 - (start + Math.min(end, start + to - from)) / 2;
    this.pan(
      off(rect.left, rect.right, frame.left, frame.right),
      off(rect.top, rect.bottom, frame.top, frame.bottom),
    );
  }

  show() {
    const { clientWidth: width, clientHeight: height } = this.frame;
    if (!width) return;
    const page = this.page;
    this.x = kept(this.x, this.scale, page.left, page.width, width);
    this.y = kept(this.y, this.scale, page.top, page.height, height);
    const at = this.isZoomed ? `translate(${this.x}px, ${this.y}px) scale(${this.scale})` : "";
    this.sheet.style.transform = at;
    this.frame.toggleAttribute("data-zoomed", this.isZoomed);
    for (const button of this.viewer.querySelectorAll("[data-zoom]")) {
      button.disabled = Number(button.dataset.zoom) > 1 ? this.scale >= LARGEST : !this.isZoomed;
    }
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.sharpen(page.width * this.scale), SETTLED);
  }

  // The browser picks the picture that is large enough.
  sharpen(width) {
    const sizes = this.isZoomed ? `${Math.round(width)}px` : this.sizes;
    for (const each of [this.image, ...this.sheet.querySelectorAll("source")]) {
      if (each.sizes !== sizes) each.sizes = sizes;
    }
  }
}

// Along one side: no gap where the page is larger than the frame, else in the middle.
function kept(offset, scale, start, length, room) {
  const size = length * scale;
  if (size <= room) return (room - size) / 2 - start * scale;
  return Math.min(Math.max(offset, room - (start + length) * scale), -start * scale);
}
