import { useEffect } from "preact/hooks";
import type { Bevinding, Ernst } from "../api/types.ts";
import { toonKaart } from "../deel/navigatie.ts";
import { antwoord } from "../staat/beurt.ts";
import { kennis, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { bundel } from "./bundel.ts";
import { Kaart } from "./Kaart.tsx";
import { NietBekeken } from "./NietBekeken.tsx";
import { Verantwoording } from "./Verantwoording.tsx";
import { Wenk } from "../vragen/Wenk.tsx";

const ERNSTEN: readonly Ernst[] = ["overtreding", "waarschuwing", "info"];

/** The findings: what clashes first, then open risks, then what asks attention; mitigated ones folded; last, what was not looked at. */
export function Bevindingen() {
  const t = tekst.value.bevindingen;
  const gevolgen = antwoord.value?.gevolgen;
  const alle = gevolgen?.bevindingen ?? [];
  const open = alle.filter((b) => b.status === "open");
  const opgelost = bundel(alle.filter((b) => b.status === "gemitigeerd"), kennis.value!.lijnen);
  const er = gevolgen !== undefined;
  useEffect(() => {
    // An address that names a finding opens it.
    if (er && weergave.value.bevinding) toonKaart(weergave.value.bevinding);
  }, [er]);
  if (!gevolgen) {
    return (
      <div class="leegte">
        <p>{t.leeg}</p>
        <p class="hint">{t.leegUitleg}</p>
      </div>
    );
  }
  return (
    <>
      <Wenk />
      {open.length === 0 && <p class="hint geen-open">{t.geenOpen}</p>}
      {ERNSTEN.map((ernst) => <Groep key={ernst} ernst={ernst} bevindingen={open.filter((b) => b.ernst === ernst)} />)}
      {opgelost.length > 0 && (
        <details class="opgelost">
          <summary><span class="teken gemitigeerd" aria-hidden="true">✓</span> {t.opgelost(opgelost.length)}</summary>
          {opgelost.map((leden) => <Kaart key={leden[0].id} leden={leden} />)}
        </details>
      )}
      <NietBekeken gevolgen={gevolgen} />
      <Verantwoording bewijs={gevolgen.herkomstbewijs} />
    </>
  );
}

function Groep({ ernst, bevindingen }: { ernst: Ernst; bevindingen: Bevinding[] }) {
  if (bevindingen.length === 0) return null;
  return (
    <div class={`ernstgroep ${ernst}`}>
      <h3>{tekst.value.bevindingen.groep[ernst](bevindingen.length)}</h3>
      {bundel(bevindingen, kennis.value!.lijnen).map((leden) => <Kaart key={leden[0].id} leden={leden} />)}
    </div>
  );
}
