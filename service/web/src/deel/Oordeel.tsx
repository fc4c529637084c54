import { aanbod } from "../staat/aanbod.ts";
import { antwoord, traag } from "../staat/beurt.ts";
import { aantalGekozen } from "../staat/configuratie.ts";
import { begonnen, configuratie } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { gaNaarBeslissend } from "./navigatie.ts";

/** The verdict, as a sentence. */
export function Oordeel() {
  const t = tekst.value.oordeel;
  const gevolgen = antwoord.value?.gevolgen;
  const leeg = !begonnen.value || (aantalGekozen(configuratie.value) === 0 && configuratie.value.maatregelen.length === 0);
  const klas = leeg || !gevolgen ? "leeg" : !gevolgen.samenhangend ? "botst" : gevolgen.harmonisch ? "goed" : "open";
  const open = gevolgen?.nietBekeken.opengelaten.length ?? 0;
  return (
    <section class={`oordeel ${klas}`} aria-labelledby="oordeel-kop">
      <h2 id="oordeel-kop" class="slechts-gehoord">{t.kop}</h2>
      <p class="oordeelzin">
        <span class="teken" aria-hidden="true">{{ leeg: "○", botst: "▲", open: "◐", goed: "✓" }[klas]}</span>
        {leeg ? t.leeg : (gevolgen?.oordeel ?? t.geen)}
      </p>
      <p class="bijzin">
        {traag.value ? t.bezig : leeg ? t.leegUitleg : open > 0 ? `${t.open(open)}.` : ""}
        {!traag.value && open > 0 && begonnen.value && aanbod.value.has("mogelijkheden") && (
          <> <button type="button" class="tekstknop stil" onClick={gaNaarBeslissend}>{t.beslissend}</button></>
        )}
      </p>
    </section>
  );
}
