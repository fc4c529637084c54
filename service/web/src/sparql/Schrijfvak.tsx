/** The place to write in: CodeMirror, in a shadow root so that its styles need no inline style sheet. */
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { aanvulling } from "./aanvulling.ts";
import { foutregel, zetFoutregel } from "./foutregel.ts";
import { gezicht, kleuren } from "./kleuren.ts";
import type { Taal } from "./woorden.ts";

/** A wish to go into the text: to a line, the first of which is 1, or to where the cursor was. */
export interface Sprong {
  regel: number | null;
}

interface Eigenschappen {
  /** What was opened last; what is typed after that stays here, so that no older text can come back over it. */
  geopend: { tekst: string };
  /** The line that is not right. */
  fout: number | null;
  sprong: Sprong | null;
  taal: Taal;
  naam: string;
  veranderd: (tekst: string) => void;
  gesteld: () => void;
}

export function Schrijfvak({ geopend, fout, sprong, taal, naam, veranderd, gesteld }: Eigenschappen) {
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
          foutregel,
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
        EditorView.contentAttributes.of({ "aria-label": naam, lang: "zxx", "aria-invalid": String(fout !== null) }),
      ]),
    });
  }, [taal, naam, fout !== null]);

  useEffect(() => {
    vak.current?.dispatch({ effects: zetFoutregel.of(fout) });
  }, [fout]);

  useEffect(() => {
    const beeld = vak.current;
    if (!beeld || !sprong) return;
    if (sprong.regel !== null) {
      const plek = beeld.state.doc.line(Math.min(sprong.regel, beeld.state.doc.lines)).from;
      beeld.dispatch({ selection: { anchor: plek }, scrollIntoView: true });
    }
    beeld.focus();
  }, [sprong]);

  useEffect(() => {
    const beeld = vak.current;
    if (beeld && beeld.state.doc.toString() !== geopend.tekst) {
      beeld.dispatch({ changes: { from: 0, to: beeld.state.doc.length, insert: geopend.tekst } });
    }
  }, [geopend]);

  return <div class="schrijfvak" ref={plaats} />;
}
