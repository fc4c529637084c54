/** Colours of the words, from the page's own tokens, so that they follow the theme and the dark scheme. */
import { HighlightStyle } from "@codemirror/language";
import { tags } from "@lezer/highlight";

export const kleuren = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--accent)", fontWeight: "650" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--inkt)" },
  { tag: [tags.string, tags.number, tags.atom], color: "var(--inkt)", fontStyle: "italic" },
  { tag: tags.comment, color: "var(--inkt-zacht)" },
]);
