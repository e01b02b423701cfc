// The length of a story, counted the way a Chinese desk counts it: with and
// without punctuation. The rule is told in articles/text/count.py; both are
// tested on the same cases.

const FULL_CELL =
  "\\u2460-\\u24ff\\u3005-\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3041-\\u3096\\u309d-\\u309f" +
  "\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u3131-\\u318e\\u31a0-\\u31bf\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff10-\\uff19\\uff21-\\uff3a" +
  "\\uff41-\\uff5a\\u{20000}-\\u{3ffff}";
const LETTER = `(?:(?![${FULL_CELL}])[\\p{L}\\p{N}])`;
const RUN = `${LETTER}+(?:[.,:/@&'’_\\-]${LETTER}+)*(?:(?<=[0-9])%)?`;
const UNIT = new RegExp(`(?<unit>[${FULL_CELL}]|${RUN})|(?<mark>[\\p{P}\\p{S}])`, "gu");

/**
 * Count a plain text.
 * @param {string} text
 * @returns {{withPunctuation: number, withoutPunctuation: number}}
 */
export function count(text) {
  let units = 0;
  let marks = 0;
  for (const { groups } of text.normalize("NFC").matchAll(UNIT)) {
    if (groups.unit) units += 1;
    else marks += 1;
  }
  return { withPunctuation: units + marks, withoutPunctuation: units };
}
