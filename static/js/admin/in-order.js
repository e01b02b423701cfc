// Rows of a form put back into the order that was given to them.

/**
 * A form that comes back unsaved has its rows in the order of the database, and the order
 * that was given in their fields alone: this puts them where they were left.
 * @param {HTMLElement[]} rows  neighbours, as they stand
 * @param {(row: HTMLElement) => HTMLInputElement} place  the field with the row's place
 */
export function inOrder(rows, place) {
  const wanted = rows.toSorted((a, b) => place(a).value - place(b).value);
  const mark = document.createComment("");
  rows[0]?.before(mark);
  for (const row of wanted) mark.before(row);
  mark.remove();
}
