import type { FunctionComponent } from "preact";
import { useFocusBehoud } from "../deel/focus.ts";
import { Gelijkenis } from "../vragen/Gelijkenis.tsx";
import { Meten } from "../vragen/Meten.tsx";
import { Minste } from "../vragen/Minste.tsx";
import { Pad } from "../vragen/Pad.tsx";
import { aanbod } from "../staat/aanbod.ts";
import { antwoord } from "../staat/beurt.ts";
import { type Vraag, VRAGEN } from "../staat/weergave.ts";
import { bekijk, configuratie, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Bevindingen } from "./Bevindingen.tsx";

/** What answers each question, and what of the service it needs. */
const ANTWOORDEN: Record<Vraag, { toont: FunctionComponent; vraagt: string | null }> = {
  bevindingen: { toont: Bevindingen, vraagt: null },
  minste: { toont: Minste, vraagt: "bijstellingen" },
  pad: { toont: Pad, vraagt: "groeipaden" },
  meten: { toont: Meten, vraagt: "meetplannen" },
  gelijkenis: { toont: Gelijkenis, vraagt: "gelijkenissen" },
};

/** The right: the findings, and beside them the other questions that a conversation about them leads to. One at a time. */
export function Rechts() {
  const t = tekst.value.vragen;
  const paneel = useFocusBehoud();
  const gesteld = weergave.value.vraag;
  const { keuzes, maatregelen } = configuratie.value;
  const er = antwoord.value !== null && Object.keys(keuzes).length + maatregelen.length > 0;
  const vragen = VRAGEN.filter((v) => {
    const a = ANTWOORDEN[v];
    return a.vraagt === null || (er && aanbod.value.has(a.vraagt));
  });
  const nu = vragen.includes(gesteld) ? gesteld : "bevindingen";
  const Antwoord = ANTWOORDEN[nu].toont;
  return (
    <section ref={paneel} class={`paneel paneel-bevindingen vraag-${nu}`} id="bevindingen" aria-labelledby="bevindingen-kop" tabIndex={-1}>
      <div class="paneelkop">
        <h2 id="bevindingen-kop" class={vragen.length > 1 ? "slechts-gehoord" : undefined}>{t[nu]}</h2>
        {vragen.length > 1 && (
          <div class="vragen" role="group" aria-label={t.naam}>
            {vragen.map((v) => (
              <button key={v} type="button" aria-pressed={v === nu} onClick={() => bekijk({ vraag: v })}>{t[v]}</button>
            ))}
          </div>
        )}
      </div>
      <Antwoord />
    </section>
  );
}
