import type { Bevinding, Ernst } from "../api/types.ts";
import { useFocusBehoud } from "../deel/focus.ts";
import { antwoord } from "../staat/beurt.ts";
import { tekst } from "../taal/index.ts";
import { Kaart } from "./Kaart.tsx";
import { NietBekeken } from "./NietBekeken.tsx";

const ERNSTEN: readonly Ernst[] = ["overtreding", "waarschuwing", "info"];

/** The findings: what clashes first, then open risks, then what asks attention; mitigated ones folded; last, what was not looked at. */
export function Bevindingen() {
  const t = tekst.value.bevindingen;
  const gevolgen = antwoord.value?.gevolgen;
  const alle = gevolgen?.bevindingen ?? [];
  const paneel = useFocusBehoud();
  const open = alle.filter((b) => b.status === "open");
  const opgelost = alle.filter((b) => b.status === "gemitigeerd");
  return (
    <section ref={paneel} class="paneel paneel-bevindingen" id="bevindingen" aria-labelledby="bevindingen-kop" tabIndex={-1}>
      <div class="paneelkop"><h2 id="bevindingen-kop">{t.kop}</h2></div>
      {!gevolgen && (
        <div class="leegte">
          <p>{t.leeg}</p>
          <p class="hint">{t.leegUitleg}</p>
        </div>
      )}
      {gevolgen && open.length === 0 && <p class="hint geen-open">{t.geenOpen}</p>}
      {ERNSTEN.map((ernst) => <Groep key={ernst} ernst={ernst} bevindingen={open.filter((b) => b.ernst === ernst)} />)}
      {opgelost.length > 0 && (
        <details class="opgelost">
          <summary><span class="teken gemitigeerd" aria-hidden="true">✓</span> {t.opgelost(opgelost.length)}</summary>
          {opgelost.map((b) => <Kaart key={b.id} b={b} />)}
        </details>
      )}
      {gevolgen && <NietBekeken nietBekeken={gevolgen.nietBekeken} />}
    </section>
  );
}

function Groep({ ernst, bevindingen }: { ernst: Ernst; bevindingen: Bevinding[] }) {
  if (bevindingen.length === 0) return null;
  return (
    <div class={`ernstgroep ${ernst}`}>
      <h3>{tekst.value.bevindingen.groep[ernst](bevindingen.length)}</h3>
      {bevindingen.map((b) => <Kaart key={b.id} b={b} />)}
    </div>
  );
}
