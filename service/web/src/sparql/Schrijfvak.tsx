/** The place to write in: CodeMirror, in a shadow root so that its styles need no inline style sheet. */
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { aanvulling } from "./aanvulling.ts";
import { gezicht, kleuren } from "./kleuren.ts";
import type { Taal } from "./woorden.ts";

interface Eigenschappen {
  /** What was opened last; what is typed after that stays here, so that no older text can come back over it. */
  geopend: { tekst: string };
  taal: Taal;
  naam: string;
  veranderd: (tekst: string) => void;
  gesteld: () => void;
}

export function Schrijfvak({ geopend, taal, naam, veranderd, gesteld }: Eigenschappen) {
  const plaats = useRef<HTMLDivElement>(null);
  const vak = useRef<EditorView | null>(null);
  const talig = useRef(new Compartment());
  const nu = useRef({ veranderd, gesteld });
  nu.current = { veranderd, gesteld };

  useEffect(() => {
    const wortel = plaats.current?.shadowRoot ?? plaats.current?.attachShadow({ mode: "open" });
    if (!wortel) return;
    const beeld = new EditorView({
      parent: wortel as unknown as Element,
      root: wortel,
      state: EditorState.create({
        doc: geopend.tekst,
        extensions: [
          Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (nu.current.gesteld(), true) }])),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          StreamLanguage.define(sparql),
          syntaxHighlighting(kleuren),
          syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
          EditorView.lineWrapping,
          gezicht,
          EditorView.updateListener.of((nieuw) => {
            if (nieuw.docChanged) nu.current.veranderd(nieuw.state.doc.toString());
          }),
          talig.current.of([]),
        ],
      }),
    });
    vak.current = beeld;
    return () => beeld.destroy();
  }, []);

  useEffect(() => {
    vak.current?.dispatch({
      effects: talig.current.reconfigure([
        autocompletion({ override: [aanvulling(taal)] }),
        EditorView.contentAttributes.of({ "aria-label": naam, lang: "zxx" }),
      ]),
    });
  }, [taal, naam]);

  useEffect(() => {
    const beeld = vak.current;
    if (beeld && beeld.state.doc.toString() !== geopend.tekst) {
      beeld.dispatch({ changes: { from: 0, to: beeld.state.doc.length, insert: geopend.tekst } });
    }
  }, [geopend]);

  return <div class="schrijfvak" ref={plaats} />;
}
