// The order of the names is the order of their rows, however they came there. Places count
// from 1: 0 is a row that nobody has placed.

import { inOrder } from "./in-order.js";

/** @param {HTMLElement} section  holds the rows */
export function numberBylines(section) {
  const placed = () => [...section.querySelectorAll(".form-group:not(.empty-form)")].filter(place);
  inOrder(placed(), place);
  document.addEventListener("submit", () => {
    placed().forEach((row, index) => (place(row).value = index + 1));
  });
}

function place(row) {
  return row.querySelector("input[name$=-position]");
}
