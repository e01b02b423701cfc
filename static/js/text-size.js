// Larger text, at the reader's choice, remembered in this browser.
const SIZES = ["", "large", "larger"];
const KEY = "text-size";

function apply(size) {
  if (size) document.documentElement.dataset.textSize = size;
  else delete document.documentElement.dataset.textSize;
}

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // storage is switched off
  }
}

export default function textSize(button) {
  let size = SIZES.includes(remembered()) ? remembered() : "";
  apply(size);
  button.hidden = false;
  button.addEventListener("click", () => {
    size = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length];
    apply(size);
    try {
      localStorage.setItem(KEY, size);
    } catch {
      // it lasts for this page, then
    }
  });
}
