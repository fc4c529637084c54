import type { Stap } from "../api/types.ts";
import { gemeentenaam } from "../kop/gemeenten.ts";
import { antwoord } from "../staat/beurt.ts";
import { gekozen } from "../staat/configuratie.ts";
import type { Actie } from "../staat/reducer.ts";
import { namenVan, type Verschil } from "../staat/verschil.ts";
import { configuratie, kennis, staat } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** Below: what the last turn changed, by name. A live region, so that it is read aloud. */
export function Wijziging() {
  const t = tekst.value.wijziging;
  const daad = staat.value.daad;
  // The words wait for the answer that belongs to this turn, so that both are announced as one.
  const a = antwoord.value;
  const erbij = a && a.daad === daad ? a.verschil : null;
  return (
    <footer class="wijziging">
      <span class="etiket" id="wijziging-kop">{t.kop}</span>
      <p role="status" aria-labelledby="wijziging-kop" aria-live="polite" aria-atomic="true">
        {daad ? <><strong>{watGebeurde(daad)}.</strong> {erbij && <Gevolg v={erbij} />}</> : t.geen}
      </p>
    </footer>
  );
}

function Gevolg({ v }: { v: Verschil }) {
  const t = tekst.value.wijziging;
  const delen = [
    { klas: "erbij", zin: t.kwam, lijst: v.kwam },
    { klas: "erbij", zin: t.heropend, lijst: v.heropend },
    { klas: "goed", zin: t.opgelost, lijst: v.opgelost },
    { klas: "goed", zin: t.ging, lijst: v.ging },
  ].filter((d) => d.lijst.length > 0);
  if (delen.length === 0) return <>{t.zelfde}</>;
  return <>{delen.map((d, i) => <span key={i} class={d.klas}>{d.zin(kort(namenVan(d.lijst)))} </span>)}</>;
}

/** A line is a line: the first few by name, the rest as a number. */
const HOOGSTENS = 4;

function kort(namen: readonly string[]): readonly string[] {
  if (namen.length <= HOOGSTENS + 1) return namen;
  return [...namen.slice(0, HOOGSTENS), tekst.value.wijziging.enNog(namen.length - HOOGSTENS)];
}

function watGebeurde(daad: Actie): string {
  const t = tekst.value.wijziging;
  const k = kennis.value!;
  switch (daad.soort) {
    case "draai": {
      const knop = k.knop.get(daad.knop)!;
      if (daad.stand === null) return t.open(knop.label);
      const stand = k.stand.get(daad.stand)!.label;
      return gekozen(configuratie.value, daad.knop).includes(daad.stand) ? t.draai(knop.label, stand) : t.draaiUit(knop.label, stand);
    }
    case "neem": {
      const m = k.maatregel.get(daad.maatregel)!;
      return m.viaStand ? t.draai(m.viaStand.knop.label, m.viaStand.label) : t.neem(m.label);
    }
    case "stelBij":
      return t.bijgesteld(daad.stappen.map(stapnaam));
    case "maakLos":
      return t.losgemaakt(daad.knoppen.map((slug) => k.knop.get(slug)?.label ?? slug));
    case "meting":
      return t.meting(Math.round(daad.meting.proportie * 100), daad.meting.waarnemingen);
    case "metingWeg":
      return t.metingWeg;
    case "laatVallen":
      return t.laatVallen(k.maatregel.get(daad.maatregel)!.label);
    case "domein":
      return t.domein(k.domeinen.find((d) => d.slug === daad.domein)?.label ?? tekst.value.kop.domeinAlle);
    case "gemeente":
      return daad.gemeente ? t.gemeente(gemeentenaam(daad.gemeente)) : t.gemeenteGeen;
    case "naam":
      return daad.naam ? t.naam(daad.naam) : t.naamGeen;
    case "zetVast": {
      const naam = k.knop.get(daad.knop)!.label;
      return configuratie.value.vast.includes(daad.knop) ? t.vast(naam) : t.los(naam);
    }
    case "laatArchetypeLos":
      return t.archetypeLos;
    case "vanArchetype":
      return t.geladen(k.archetypen.find((a) => a.slug === daad.archetype)!.label);
    case "laad":
      return daad.herkomst === "leeg" ? t.leeg : daad.herkomst === "bestand" ? t.bestand : t.geladen(daad.configuratie.naam);
    case "naarStart":
      return t.start;
    case "ongedaan":
      return t.ongedaan;
    case "opnieuw":
      return t.opnieuw;
  }
}

/** One turn of several, in few words. */
function stapnaam(s: Stap): string {
  const t = tekst.value.stap;
  if (s.maatregel) return `${s.weg ? t.zonder : t.neem} ${s.maatregel.label}`;
  return s.naar ? `${s.knop!.label}: ${s.naar.label}` : `${s.knop!.label}: ${s.van?.label ?? ""} ${t.weg}`;
}
