// What is typed into the text stays what was typed: "1. " and "# " make no list and no heading
// (the buttons do), with an input method or without. And words go after a photo, not in its place.

/** @param {object} editor  the text editor (tiptap) */
export function easeTyping(editor) {
  const { state, view } = editor;
  const plugins = state.plugins.filter((plugin) => !plugin.spec.isInputRules);
  view.updateState(state.reconfigure({ plugins }));

  const theirs = editor.options.editorProps ?? {};
  editor.setOptions({
    editorProps: {
      ...theirs,
      handleDOMEvents: {
        ...theirs.handleDOMEvents,
        // The first that is heard of an input method is its key, always 229.
        keydown(_, event) {
          if (event.keyCode === 229) goBehindPhoto(editor);
        },
      },
      handleTextInput: (_, from, to, text) =>
        goBehindPhoto(editor) && editor.commands.insertContent({ type: "text", text }),
      handleKeyDown(_, event) {
        if (event.key !== "End" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return false;
        // Where the text ends with a photo, the browser knows no place behind it.
        const { doc } = editor.state;
        if (doc.lastChild?.type.name !== "storyPhoto") return false;
        return editor.commands.setNodeSelection(doc.content.size - doc.lastChild.nodeSize);
      },
    },
  });
}

/** With a photo selected, makes an empty paragraph behind it and goes there. True if there was one. */
function goBehindPhoto(editor) {
  const { node, to } = editor.state.selection;
  if (node?.type.name !== "storyPhoto") return false;
  return editor
    .chain()
    .insertContentAt(to, { type: "paragraph" })
    .setTextSelection(to + 1)
    .run();
}
