/** Colours of the words, from the page's own tokens, so that they follow the theme and the dark scheme. */
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const gezicht = EditorView.theme({
  ".cm-gutters": { background: "var(--vlak-zacht)", color: "var(--inkt-zacht)", borderRight: "1px solid var(--haarlijn)" },
  ".cm-content": { caretColor: "var(--inkt)" },
  ".cm-cursor": { borderLeftColor: "var(--inkt)" },
  ".cm-foutregel": { background: "var(--botst-vlak)", boxShadow: "inset 4px 0 var(--botst)" },
  "&.cm-focused": { outline: "none" },
  ".cm-tooltip": { background: "var(--vlak)", color: "var(--inkt)", border: "1px solid var(--rand)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent-vlak)", color: "var(--op-accent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--vlak-gekozen)",
  },
});

export const kleuren = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--accent)", fontWeight: "650" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--inkt)" },
  { tag: [tags.string, tags.number, tags.atom], color: "var(--inkt)", fontStyle: "italic" },
  { tag: tags.comment, color: "var(--inkt-zacht)" },
]);
