// What comes out of the clipboard, of Word, WPS, WeChat and web pages, made into the few
// paragraphs that a story is made of. Pure: HTML in, HTML and pictures out, nothing is loaded.

const BLOCKS = new Set(
  "P DIV SECTION ARTICLE H1 H2 H3 H4 H5 H6 LI UL OL DL DT DD BLOCKQUOTE PRE FIGURE FIGCAPTION HEADER FOOTER MAIN ASIDE NAV TABLE CAPTION ADDRESS CENTER HR FORM FIELDSET DETAILS SUMMARY".split(
    " ",
  ),
);
const GONE =
  "style, script, meta, link, title, xml, noscript, iframe, object, embed, video, audio, svg, canvas, button, input, select, textarea, del, .msoDel, .MsoCommentReference, [style*='mso-element:comment-list'], [style*='mso-element:footnote-list'], [style*='mso-hide:all'], [style*='mso-footnote-id'], [style*='mso-special-character:comment']";
const HAN = "\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u3000-\\u303F“”‘’…—";
const BETWEEN_HAN = new RegExp(`(?<=[${HAN}])[ \\t]*[\\r\\n]+[ \\t]*(?=[${HAN}])`, "g");
const UNSEEN = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const BULLET = /^[\s·•●○◦▪■◆◇➢➤✓§Øoüv*–-]+$/;
const CHINESE_NUMBER = /[一二三四五六七八九十]/;
const CAPTION = /^(?:[▲△▼▽↑↓]|(?:[上下左右题]?图|图片|照片)(?:片?说明|说|注|为|中|\d{0,2}[：:])|资料图)/;
const PHOTO_CREDIT = /(?:摄|摄影|供图|提供)[）)]?$/;

/** Where a picture stood: private characters around its number, until its place is known. */
export const MARK = /\uE000(\d+)\uE001/;
const markOf = (number) => `\uE000${number}\uE001`;

/**
 * @param {string} html
 * @returns {{html: string, pictures: {source: string, alt: string, caption: string}[]}}
 */
export function cleanPasted(html) {
  // Word's <![if !supportLists]> are no comments, and would swallow what follows them.
  // And its style sheet is none of ours: the page's policy would complain of it while it is read.
  const marked = html
    .replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<!\[(?:if|endif)[^>-]*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
  const page = new DOMParser().parseFromString(marked, "text/html");
  page.querySelectorAll(GONE).forEach((element) => element.remove());
  const reader = new Reader();
  reader.read(page.body, {});
  reader.flush();
  return written(withCaptions(reader.blocks), reader.pictures);
}

class Reader {
  blocks = [];
  pictures = [];
  line = "";
  kind = { type: "p" };

  /** Goes through the children of `parent`; `how`: bold, href, heading, list and the like. */
  read(parent, how) {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.text(node.data, how);
      else if (node.nodeType === Node.ELEMENT_NODE) this.element(node, how);
    }
  }

  element(element, how) {
    const name = element.tagName;
    const style = element.getAttribute("style") ?? "";
    if (/display:\s*none|visibility:\s*hidden/i.test(style)) return;
    if (name === "BR") this.line += "\n";
    else if (name === "IMG" || name === "V:IMAGEDATA") this.picture(element);
    else if (name === "TR") this.row(element, how);
    else if (BLOCKS.has(name)) this.block(element, style, how);
    else this.read(element, inline(element, style, how));
  }

  block(element, style, how) {
    this.flush();
    const before = this.kind;
    const inner = { ...how, bold: false, list: how.list };
    const heading = levelOf(element, style);
    const point = wordPoint(element, style);
    if (heading) this.kind = { type: "h", level: heading };
    else if (point) this.kind = point;
    else if (element.tagName === "LI") this.kind = { type: "li", ...how.list };
    else if (element.tagName === "FIGCAPTION") this.kind = { type: "caption" };
    else if (element.tagName === "BLOCKQUOTE") this.kind = { type: "quote" };
    else if (before.type === "p" && /caption|图注/i.test(element.className)) this.kind = { type: "caption" };
    if (/^[UO]L$/.test(element.tagName)) {
      const level = how.list ? how.list.level + 1 : 1;
      inner.list = { list: element.tagName.toLowerCase(), level };
    }
    if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) inner.bold = true;
    this.read(element, inner);
    this.flush();
    this.kind = before;
  }

  /** A row of a table: its cells on one line. A table of one column only places paragraphs. */
  row(row, how) {
    this.flush();
    const cells = [...row.children].filter(({ tagName }) => /^T[DH]$/.test(tagName));
    const isLayout = cells.length < 2 || cells.some((cell) => cell.querySelector("img") || cell.textContent.length > 200);
    if (isLayout) {
      for (const cell of cells) {
        this.read(cell, how);
        this.flush();
      }
      return;
    }
    const texts = cells.map((cell) => tidied(cell.textContent)).filter(Boolean);
    this.line = escape(rowLine(texts));
    this.flush();
  }

  text(data, how) {
    const text = data.replace(UNSEEN, "").replace(BETWEEN_HAN, "").replace(/[\s\u00A0]+/g, (gap) => (/\u3000/.test(gap) ? "\u3000" : " "));
    if (!text) return;
    let html = escape(text);
    if (how.bold && text.trim() && this.kind.type !== "h") html = `<strong>${html}</strong>`;
    if (how.href && text.trim()) html = `<a href="${escape(how.href)}">${html}</a>`;
    this.line += html;
  }

  picture(image) {
    const [width, height] = ["width", "height"].map((name) => parseFloat(image.getAttribute(name)));
    if (width <= 40 || height <= 40) return; // an icon, a smiley, a counter
    const shown = image.getAttribute("src") ?? "";
    // WeChat loads a picture when it is scrolled to: until then another one stands for it.
    const later = image.dataset.src ?? image.dataset.original ?? "";
    const source = later && (!shown || /^data:image\/(svg|gif)/i.test(shown)) ? later : shown;
    if (!source || /^data:image\/svg/i.test(source)) return;
    this.flush();
    const alt = image.getAttribute("alt") ?? "";
    this.pictures.push({ source, alt: /[\\/.]|^图片|^IMG|descript/i.test(alt) ? "" : alt, caption: "" });
    this.blocks.push({ type: "picture", number: this.pictures.length - 1, html: "" });
  }

  /** The line so far as blocks: an empty line within it makes two. */
  flush() {
    for (const piece of this.line.split(/\n[\s\u3000]*\n+/)) {
      const html = piece
        .replace(/^(?:[\s\u3000]|<(strong|a)\b[^>]*>[\s\u3000]*<\/\1>)+|[\s\u3000]+$/g, "")
        .replace(/^((?:<[^>]+>)+)[\s\u3000]+/, "$1")
        .replace(/<\/strong>(\s*)<strong>/g, "$1")
        .replace(/[ ]*\n[\s\u3000]*/g, "<br>");
      if (tidied(html.replace(/<[^>]+>/g, ""))) this.blocks.push({ ...this.kind, html });
    }
    this.line = "";
  }
}

function inline(element, style, how) {
  const name = element.tagName;
  const next = { ...how };
  if (/^(B|STRONG)$/.test(name)) next.bold = true;
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) next.bold = true;
  if (/font-weight:\s*(?:normal|[1-5]00)/i.test(style)) next.bold = false;
  if (name === "A") {
    const href = (element.getAttribute("href") ?? "").trim();
    if (/^(https?|mailto):/i.test(href)) next.href = href;
  }
  return next;
}

function levelOf(element, style) {
  const tag = element.tagName.match(/^H([1-6])$/);
  const outline = style.match(/mso-outline-level:\s*(\d)/i) ?? element.className?.match?.(/MsoHeading(\d)/);
  if (/MsoTitle/.test(element.className)) return 1;
  return tag || outline ? Math.min(Number((tag ?? outline)[1]), 6) : 0;
}

/** Word and WPS write a list as paragraphs, each with a bullet of its own as text. */
function wordPoint(element, style) {
  const list = style.match(/mso-list:\s*(?!none)\S+\s+level(\d)/i);
  if (!list) return null;
  const label = [...element.querySelectorAll("span")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  );
  const text = tidied(label?.textContent ?? "·");
  if (CHINESE_NUMBER.test(text)) return null; // 一、 is a word of the text
  // Symbols of these fonts are letters by themselves: l is ●.
  const isSymbol = /wingdings|symbol|webdings/i.test(label?.parentElement?.getAttribute("style") ?? "");
  label?.remove();
  return { type: "li", list: isSymbol || BULLET.test(text) ? "ul" : "ol", level: Number(list[1]) };
}

/** The line under a picture that is its caption stays where it is, and is known to the picture. */
function withCaptions(blocks) {
  return blocks.map((block, index) => {
    const above = blocks[index - 1];
    if (above?.type !== "picture" || !["p", "caption"].includes(block.type)) return block;
    const text = tidied(block.html.replace(/<[^>]+>/g, ""));
    const isCaption =
      block.type === "caption" || (text.length <= 160 && (CAPTION.test(text) || PHOTO_CREDIT.test(text)));
    return isCaption ? { ...block, type: "p", captionOf: above.number } : block;
  });
}

function written(blocks, pictures) {
  const levels = [...new Set(blocks.filter(({ type }) => type === "h").map(({ level }) => level))].sort();
  const html = [];
  let open = [];
  const close = (depth) => {
    while (open.length > depth) html.push(`</li></${open.pop()}>`);
  };
  for (const block of blocks) {
    if (block.type !== "li") close(0);
    if (block.type === "picture") html.push(`<p>${markOf(block.number)}</p>`);
    else if (block.type === "h") {
      const tag = block.level === levels[0] ? "h2" : "h3";
      html.push(`<${tag}>${block.html}</${tag}>`);
    } else if (block.type === "quote") html.push(`<blockquote><p>${block.html}</p></blockquote>`);
    else if (block.type === "li") {
      const level = Math.min(block.level ?? 1, open.length + 1);
      close(level);
      if (open.length === level && open[level - 1] !== (block.list ?? "ul")) close(level - 1);
      if (open.length < level) {
        open.push(block.list ?? "ul");
        html.push(`<${open.at(-1)}>`);
      } else html.push("</li>");
      html.push(`<li><p>${block.html}</p>`);
    } else {
      if (block.captionOf !== undefined) {
        pictures[block.captionOf].caption = tidied(block.html.replace(/<[^>]+>/g, ""));
      }
      html.push(`<p>${block.html}</p>`);
    }
  }
  close(0);
  return { html: html.join(""), pictures };
}

/** 获奖人：王伟, or 王伟，房山区总工会，一等奖. */
export function rowLine(texts) {
  if (texts.length === 2 && texts[0].length <= 20) return `${texts[0].replace(/[：:]$/, "")}：${texts[1]}`;
  return texts.join(texts.some((text) => /[，、]/.test(text)) ? "；" : "，");
}

/** Plain text with a paragraph on each line: without indents and what cannot be seen. */
export const cleanText = (text) =>
  text.replace(UNSEEN, "").replace(/\u00A0/g, " ").replace(/^[ \t\u3000]+|[ \t\u3000]+$/gm, "");

const tidied = (text) => text.replace(UNSEEN, "").replace(/[\s\u00A0\u3000]+/g, " ").trim();
const escape = (text) =>
  text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]);
