// Word and WPS put pictures into the clipboard's HTML as files of their own computer, which no
// page can read; the same pictures stand in the clipboard's RTF as hexadecimal numbers.

/**
 * @param {string} rtf
 * @returns {(File|null)[]}  in the order of the text; null for a drawing that is no photo
 */
export function picturesOfRtf(rtf) {
  const files = [];
  for (let at = rtf.indexOf("{\\pict"); at >= 0; at = rtf.indexOf("{\\pict", at + 1)) {
    // Behind each picture stands the same one once more, for old programs.
    if (/\{\\nonshppict\s*$/.test(rtf.slice(Math.max(0, at - 40), at))) continue;
    const group = groupAt(rtf, at);
    const kind = group.match(/\\(png|jpeg)blip/)?.[1];
    files.push(kind ? fileOf(group, kind, files.length + 1) : null);
  }
  return files;
}

function groupAt(rtf, start) {
  let depth = 0;
  for (let at = start; at < rtf.length; at++) {
    if (rtf[at] === "{") depth++;
    else if (rtf[at] === "}" && --depth === 0) return rtf.slice(start, at + 1);
  }
  return "";
}

function fileOf(group, kind, number) {
  const hex = group
    .slice(1, -1)
    .replace(/\{[^{}]*\}/g, "")
    .replace(/\{[^{}]*\}/g, "")
    .replace(/\\[a-z]+-?\d* ?/gi, "")
    .replace(/[^0-9a-f]/gi, "");
  if (hex.length < 100) return null;
  const bytes = new Uint8Array(hex.length >> 1);
  for (let index = 0; index < bytes.length; index++) bytes[index] = parseInt(hex.substr(index * 2, 2), 16);
  return new File([bytes], `${number}.${kind === "png" ? "png" : "jpg"}`, { type: `image/${kind}` });
}
