// A photo of the story, placed in its text: an empty <figure data-photo="7">. The picture
// and its caption stay in the photo list below; here they are only shown.
import { Node } from "django-prose-editor/editor";

export const StoryPhoto = Node.create({
  name: "storyPhoto",
  group: "block",
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      photo: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-photo"),
        renderHTML: ({ photo }) => ({ "data-photo": photo }),
      },
    };
  },

  parseHTML() {
    return [{ tag: "figure[data-photo]" }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes];
  },

  addNodeView() {
    return ({ node }) => {
      const figure = document.createElement("figure");
      figure.className = "story-photo";
      const row = document.querySelector(`.photo-row[data-photo="${CSS.escape(node.attrs.photo)}"]`);
      const picture = row?.querySelector("[data-thumbnail]");
      if (picture?.src) {
        const copy = document.createElement("img");
        copy.src = picture.src;
        copy.alt = "";
        figure.append(copy);
      }
      const caption = document.createElement("figcaption");
      caption.textContent = row?.querySelector("textarea[name$=-caption]")?.value || "";
      figure.append(caption);
      return { dom: figure };
    };
  },
});
