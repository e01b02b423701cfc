// Marks on the picture of a page: a click says where, the form says what. Everything works without
// it: the form has a list of places, and the number of each paragraph leads to it.

const form = document.querySelector("[data-new-mark]");
const sheet = document.querySelector("[data-sheet]");
const page = document.querySelector(".proof-sheet__page");

if (page) zooming(page, document.querySelector("[data-zoom]"));
if (form) marking(form, sheet);

function zooming(page, buttons) {
  const frame = page.parentElement;
  let step = 0;
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => {
    const by = Number(event.target.closest("button")?.dataset.zoomBy ?? 0);
    const [x, y] = [
      (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth,
      (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight,
    ];
    step = Math.min(4, Math.max(0, step + by));
    page.dataset.zoomStep = step;
    frame.scrollTo(x * frame.scrollWidth - frame.clientWidth / 2, y * frame.scrollHeight - frame.clientHeight / 2);
  });
}

function marking(form, sheet) {
  const { x, y, place, note } = form.elements;
  const clicked = form.querySelector("[data-clicked]");
  const pin = sheet?.querySelector("[data-new]");
  const svg = sheet?.querySelector("svg");

  // Where the picture was clicked on; without numbers: nowhere
  function point(atX = "", atY = "") {
    const isThere = atX !== "";
    x.value = atX;
    y.value = atY;
    clicked.hidden = !isThere;
    form.classList.toggle("is-clicked", isThere);
    pin?.toggleAttribute("hidden", !isThere);
    if (pin && isThere) {
      const { width, height } = svg.viewBox.baseVal;
      pin.setAttribute("transform", `translate(${atX * width} ${atY * height})`);
    }
  }

  function choose(key) {
    const known = [...place.options].some((option) => option.value === key);
    place.value = known ? key : key.split(".")[0];
    if (place.selectedIndex < 0) place.value = "";
  }

  sheet?.classList.add("is-live");
  sheet?.addEventListener("click", (event) => {
    if (event.target.closest("a")) return; // a mark that stands there
    const box = sheet.getBoundingClientRect();
    point(
      ((event.clientX - box.left) / box.width).toFixed(4),
      ((event.clientY - box.top) / box.height).toFixed(4),
    );
    choose(event.target.dataset?.key ?? "");
    note.focus();
  });

  document.addEventListener("click", (event) => {
    const number = event.target.closest("a[data-at]");
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    point();
    choose(number.dataset.at);
    form.classList.add("is-clicked"); // on a phone it comes to where one reads
    note.focus();
  });

  place.addEventListener("change", () => point());
  form.querySelector("[data-clear]").addEventListener("click", () => {
    point();
    note.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      point();
      form.classList.remove("is-clicked");
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  if (x.value) point(x.value, y.value);
}
