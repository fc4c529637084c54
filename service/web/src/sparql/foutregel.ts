/** Marks the line that the service could not read; the mark stays with its line while the text is mended. */
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";

/** The line to mark, the first of which is 1; `null` for none. */
export const zetFoutregel = StateEffect.define<number | null>();

const streep = Decoration.line({ class: "cm-foutregel" });

export const foutregel = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(strepen, stap) {
    let nieuw = strepen.map(stap.changes);
    for (const effect of stap.effects) {
      if (!effect.is(zetFoutregel)) continue;
      const { doc } = stap.state;
      nieuw = effect.value === null ? Decoration.none : Decoration.set(streep.range(doc.line(Math.min(effect.value, doc.lines)).from));
    }
    return nieuw;
  },
  provide: (veld) => EditorView.decorations.from(veld),
});
