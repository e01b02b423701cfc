// The focal point of a photo by click or arrow keys, how it looks in crops, and the part of
// it that a new photo is made of, turned if need be.

const clamp = (value, low = 0, high = 1) => Math.min(Math.max(value, low), high);
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} box  the element with data-photo-frame
 * @param {ParentNode} fields  where the inputs focal_x and focal_y stand
 */
export function framePhoto(box, fields = box) {
  const stage = box.querySelector("[data-stage]");
  const modes = box.querySelector("[data-modes]");
  const point = box.querySelector("[data-point]");
  const [x, y] = ["focal_x", "focal_y"].map((name) => fields.querySelector(`input[name=${name}]`));
  let mode = "focus";

  if (x && y) setFocus(box, stage, point, x, y, () => mode === "focus");
  const part = box.querySelector("[data-part-form]");
  const cutter = part && cutPart(box, stage, part, () => mode === "part");

  const show = (next) => {
    mode = next;
    for (const panel of box.querySelectorAll("[data-for]")) panel.hidden = panel.dataset.for !== mode;
    for (const button of box.querySelectorAll("[data-mode]")) {
      button.setAttribute("aria-pressed", button.dataset.mode === mode);
    }
    point.hidden = mode !== "focus" || !(x && y);
    cutter?.show(mode === "part");
  };
  if (modes) {
    modes.hidden = false;
    modes.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-mode]");
      if (button) show(button.dataset.mode);
    });
  }
  show("focus");
}

function setFocus(box, stage, point, x, y, isOn) {
  const draw = () => {
    const across = `${x.value * 100}%`;
    const down = `${y.value * 100}%`;
    point.style.left = across;
    point.style.top = down;
    for (const shape of box.querySelectorAll("[data-shape]")) shape.style.objectPosition = `${across} ${down}`;
  };
  const move = (across, down) => {
    x.value = clamp(across).toFixed(4);
    y.value = clamp(down).toFixed(4);
    x.dispatchEvent(new Event("input", { bubbles: true }));
    draw();
  };
  draw();
  x.addEventListener("input", draw);
  y.addEventListener("input", draw);
  if (point.disabled) return;
  stage.addEventListener("click", (event) => {
    if (!isOn() || event.target === point) return;
    move(...placeIn(stage, event));
    point.focus({ preventScroll: true });
  });
  point.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? 0.1 : 0.01;
    move(Number(x.value) + step[0] * far, Number(y.value) + step[1] * far);
  });
}

function cutPart(box, stage, form, isOn) {
  const part = box.querySelector("[data-part]");
  const picture = box.querySelector("[data-picture]");
  const canvas = box.querySelector("[data-turned]");
  const ratio = form.querySelector("[data-ratio]");
  const field = (name) => form.elements[name];
  let turn = 0;
  let start = null;

  for (const name of ["[data-turns]", "[data-ratios]"]) form.querySelector(name).hidden = false;
  form.querySelector("[data-plain-turn]").hidden = true;

  const read = () => ["left", "top", "width", "height"].map((name) => field(name).value / 100);
  const write = ([left, top, width, height]) => {
    const values = { left, top, width, height };
    for (const [name, value] of Object.entries(values)) field(name).value = +(value * 100).toFixed(2);
    draw();
  };
  const draw = () => {
    const [left, top, width, height] = read();
    Object.assign(part.style, {
      left: `${left * 100}%`,
      top: `${top * 100}%`,
      width: `${width * 100}%`,
      height: `${height * 100}%`,
    });
  };

  /** The wanted shape as a share of the stage's own: height = width * this. */
  const shape = () => {
    if (!ratio.value) return 0;
    const [across, down] = ratio.value.split(":");
    const { width, height } = stage.getBoundingClientRect();
    return ((down / across) * width) / height;
  };
  const fit = ([left, top, width, height]) => {
    const wanted = shape();
    if (wanted) {
      height = width * wanted;
      if (top + height > 1) {
        height = 1 - top;
        width = height / wanted;
      }
    }
    return [left, top, Math.min(width, 1 - left), Math.min(height, 1 - top)];
  };

  stage.addEventListener("pointerdown", (event) => {
    if (!isOn()) return;
    event.preventDefault();
    const [across, down] = placeIn(stage, event);
    const [left, top, width, height] = read();
    const isWhole = width > 0.99 && height > 0.99;
    const inside = !isWhole && across > left && across < left + width && down > top && down < top + height;
    start = { across, down, box: inside ? [left, top, width, height] : null };
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!start) return;
    const [across, down] = placeIn(stage, event);
    if (start.box) {
      const [left, top, width, height] = start.box;
      const moved = [left + across - start.across, top + down - start.down];
      write([clamp(moved[0], 0, 1 - width), clamp(moved[1], 0, 1 - height), width, height]);
      return;
    }
    const left = Math.min(across, start.across);
    const top = Math.min(down, start.down);
    write(fit([left, top, Math.abs(across - start.across), Math.abs(down - start.down)]));
  });
  const end = () => {
    if (start && !start.box && (read()[2] < 0.02 || read()[3] < 0.02)) write([0, 0, 1, 1]);
    start = null;
  };
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);

  part.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    let [left, top, width, height] = read();
    if (event.shiftKey) {
      width = clamp(width + step[0] * 0.01, 0.05, 1 - left);
      height = clamp(height + step[1] * 0.01, 0.05, 1 - top);
      write(fit([left, top, width, height]));
    } else {
      left = clamp(left + step[0] * 0.01, 0, 1 - width);
      top = clamp(top + step[1] * 0.01, 0, 1 - height);
      write([left, top, width, height]);
    }
  });
  ratio.addEventListener("change", () => {
    if (!ratio.value) return;
    const wanted = shape();
    const width = Math.min(1, 1 / wanted);
    write([(1 - width) / 2, (1 - width * wanted) / 2, width, width * wanted]);
  });
  for (const name of ["left", "top", "width", "height"]) field(name).addEventListener("input", draw);

  form.querySelector("[data-turns]").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-turn]");
    if (!button) return;
    turn = (turn + Number(button.dataset.turn)) % 360;
    field("turn").value = turn;
    write([0, 0, 1, 1]);
    showTurned();
  });

  function showTurned() {
    picture.hidden = turn !== 0;
    canvas.hidden = turn === 0;
    if (!turn) return;
    const { naturalWidth: width, naturalHeight: height } = picture;
    const lies = turn % 180 !== 0;
    canvas.width = lies ? height : width;
    canvas.height = lies ? width : height;
    const pen = canvas.getContext("2d");
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.rotate((turn * Math.PI) / 180);
    pen.drawImage(picture, -width / 2, -height / 2);
  }

  return {
    show(on) {
      part.hidden = !on;
      stage.classList.toggle("is-cutting", on);
      if (on) showTurned();
      else [picture.hidden, canvas.hidden] = [false, true];
      draw();
    },
  };
}

function placeIn(stage, event) {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return [clamp((event.clientX - left) / width), clamp((event.clientY - top) / height)];
}
