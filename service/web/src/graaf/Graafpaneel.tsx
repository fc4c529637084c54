import { Icoon } from "../deel/Icoon.tsx";
import { Start } from "../deel/Start.tsx";
import { aanbod } from "../staat/aanbod.ts";
import { antwoord, graaf as getekend, tekent } from "../staat/beurt.ts";
import { lichtOp } from "../deel/navigatie.ts";
import { bevindingMet, naamVan } from "../staat/verschil.ts";
import { begonnen, bekijk, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Vergelijk } from "../vergelijk/Vergelijk.tsx";
import { Graaf } from "./Graaf.tsx";
import { Legenda, Statuslegenda } from "./Legenda.tsx";
import { Tabel } from "./Tabel.tsx";

/** Says which finding is lit, and puts it out. */
function Uitgelicht() {
  const t = tekst.value.graaf;
  const naam = weergave.value.bevinding;
  const b = naam === null ? undefined : bevindingMet(antwoord.value!.gevolgen, naam);
  if (!b) return null;
  return (
    <p class="uitgelicht">
      <span>{t.belicht}: <strong>{naamVan(b)}</strong></span>
      <button type="button" class="tekstknop" onClick={() => lichtOp(null)}>{t.uitlichtenWeg}</button>
    </p>
  );
}

/** The middle: where to start, and from then on what follows from the choices, drawn or as a table. */
export function Graafpaneel() {
  const t = tekst.value.graaf;
  const graaf = getekend.value;
  const { breed } = weergave.value;
  const kanVergelijken = aanbod.value.has("vergelijkingen");
  const beeld = weergave.value.beeld === "vergelijk" && !kanVergelijken ? "graaf" : weergave.value.beeld;
  const vol = graaf !== null && graaf.knopen.length > 0 && beeld !== "vergelijk";
  return (
    <section class="paneel paneel-graaf" id="graaf" aria-labelledby="graaf-kop" aria-busy={tekent.value} tabIndex={-1}>
      <div class="paneelkop">
        <h2 id="graaf-kop" class={begonnen.value ? undefined : "slechts-gehoord"}>{t.kop}</h2>
        {vol && <Statuslegenda />}
        {graaf && (
          <button type="button" class="beeldknop klein breed-alleen" aria-pressed={breed} title={t.breed} onClick={() => bekijk({ breed: !breed })}>
            <Icoon naam="breed" /><span class="slechts-gehoord">{t.breed}</span>
          </button>
        )}
        {graaf && (
          <div class="schakel" role="group" aria-label={t.beeld}>
            <button type="button" aria-pressed={beeld === "graaf"} onClick={() => bekijk({ beeld: "graaf" })}>{t.alsGraaf}</button>
            <button type="button" aria-pressed={beeld === "tabel"} onClick={() => bekijk({ beeld: "tabel" })}>{t.alsTabel}</button>
            {kanVergelijken && <button type="button" aria-pressed={beeld === "vergelijk"} onClick={() => bekijk({ beeld: "vergelijk" })}>{t.naastElkaar}</button>}
          </div>
        )}
        {vol && <Legenda graaf={graaf} />}
      </div>
      {!begonnen.value && <Start />}
      {vol && <Uitgelicht />}
      {graaf?.knopen.length === 0 && beeld !== "vergelijk" && (
        <div class="leegte">
          <p>{t.leeg}</p>
          <p class="hint">{t.leegUitleg}</p>
        </div>
      )}
      {graaf && beeld === "vergelijk" && <Vergelijk />}
      {vol && (beeld === "tabel" ? <Tabel graaf={graaf} /> : <Graaf graaf={graaf} />)}
    </section>
  );
}
