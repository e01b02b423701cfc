// Notes whatever a payload manages to do, in every frame, before anything else of the page runs.
(() => {
  const told = [];
  Object.defineProperty(window, "f", { value: (n) => told.push(`fired ${n}`), writable: false });
  for (const name of ["alert", "confirm", "prompt", "print"])
    window[name] = () => told.push(name);
  document.addEventListener("securitypolicyviolation", (event) => {
    told.push(`policy ${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`);
  });
  const query = Document.prototype.querySelectorAll;
  const inside = DocumentFragment.prototype.querySelectorAll;
  const attributesOf = Object.getOwnPropertyDescriptor(Element.prototype, "attributes").get;
  const nameOf = Object.getOwnPropertyDescriptor(Node.prototype, "nodeName").get;
  const textOf = Object.getOwnPropertyDescriptor(Node.prototype, "textContent").get;
  const CALL = /\bf\(\d+\)|evil\.test/;
  const ADDRESSES = new Set(["href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "srcdoc", "values", "to", "code", "codebase", "manifest"]);
  const STRANGE = new Set(["OBJECT", "EMBED", "APPLET", "BASE", "FRAME", "FRAMESET", "PORTAL", "FENCEDFRAME", "MARQUEE", "BGSOUND", "ISINDEX"]);

  // What has been made of the texts: elements and attributes that nobody of ours writes.
  function found(root, list) {
    for (const element of list.call(root, "*")) {
      const tag = nameOf.call(element);
      if (STRANGE.has(tag.toUpperCase())) told.push(`element ${tag}`);
      for (const { name, value } of attributesOf.call(element)) {
        if (/^on/i.test(name)) told.push(`attribute ${tag} ${name}=${value}`);
        if (/^(x-|@|:|v-|ng-)/.test(name) && CALL.test(value)) told.push(`expression ${tag} ${name}=${value}`);
        if (name === "style" && CALL.test(value)) told.push(`style ${tag} ${value}`);
        if (name === "http-equiv" && /refresh/i.test(value)) told.push(`refresh ${value}`);
        if (!ADDRESSES.has(name)) continue;
        const plain = value.replace(/[\u0000-\u0020]/g, "").toLowerCase();
        if (/^(javascript|vbscript|livescript|mocha|data:text|data:image\/svg|data:,)/.test(plain)) told.push(`address ${tag} ${name}=${value}`);
        else if (tag.toUpperCase() !== "A" && /^(\w+:)?[\\/]*[\\/]([^/]*@)?evil\.test/.test(plain)) told.push(`foreign ${tag} ${name}=${value}`);
      }
      if (tag.toUpperCase() === "SCRIPT" && CALL.test(textOf.call(element))) {
        const type = element.getAttribute("type") ?? "";
        if (!type.includes("json")) told.push(`script ${textOf.call(element).slice(0, 200)}`);
        else JSON.parse(textOf.call(element));
      }
      if (tag.toUpperCase() === "STYLE" && CALL.test(textOf.call(element))) told.push(`sheet ${textOf.call(element).slice(0, 200)}`);
      if (tag === "TEMPLATE") found(element.content, inside);
    }
  }

  Object.defineProperty(window, "__told", { value: () => { found(document, query); return told.splice(0); } });
})();
