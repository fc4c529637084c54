import type { Bevinding, Item, Knop } from "../api/types.ts";
import { Icoon } from "../deel/Icoon.tsx";
import { zetAspect } from "../deel/navigatie.ts";
import { gekozen } from "../staat/configuratie.ts";
import { standnaam } from "../staat/kennis.ts";
import { configuratie, kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { groepeer } from "./keur.ts";
import { Knopveld } from "./Knopveld.tsx";
import { Meter } from "./Meter.tsx";

interface Props {
  aspect: Item;
  /** The knobs to show: those that match the search. */
  knoppen: Knop[];
  /** All knobs of this aspect that exist in the domain. */
  totaal: Knop[];
  bevindingen: Bevinding[];
  open: boolean;
  /** Whether every knob shows its settings. */
  knoppenOpen: boolean;
  /** Open findings per knob. */
  perKnop: ReadonlyMap<string, Bevinding[]>;
}

/** A channel strip: what it is, how much of it is set, how loud its open findings are; and its knobs when opened. */
export function Aspect({ aspect, knoppen, totaal, bevindingen, open, knoppenOpen, perKnop }: Props) {
  const t = tekst.value.knoppen;
  const c = configuratie.value;
  const gezet = totaal.filter((k) => gekozen(c, k.slug).length > 0);
  const groepen = open ? groepeer(knoppen, kennis.value!.lijnen) : [];
  const lijf = `aspect-${aspect.slug}`;
  return (
    <section class="aspect">
      <h3>
        <button type="button" aria-expanded={open} aria-controls={lijf} onClick={() => zetAspect(aspect.slug, !open)}>
          <Icoon naam="pijl" />
          <span class="aspectnaam">{aspect.label}</span>
          <span class="aantal" title={t.gezet(gezet.length, totaal.length)}>
            <span aria-hidden="true">{gezet.length}/{totaal.length}</span>
            <span class="slechts-gehoord">, {t.gezet(gezet.length, totaal.length)}</span>
          </span>
          <Meter bevindingen={bevindingen} />
        </button>
      </h3>
      {!open && gezet.length > 0 && (
        <p class="samenvatting">
          {gezet.flatMap((k) => gekozen(c, k.slug)).map((s) => standnaam(kennis.value!, s)).join(" · ")}
        </p>
      )}
      <div id={lijf} hidden={!open}>
        {groepen.map((g) => (
          <div key={g.sleutel} class={g.omstandigheid ? "omstandigheden" : "lijngroep"}>
            {g.omstandigheid && <><h4>{t.omstandigheden}</h4><p class="hint">{t.omstandighedenUitleg}</p></>}
            {!g.omstandigheid && (g.lijn || groepen.length > 1) && <h4>{g.lijn?.label ?? t.zonderLijn}</h4>}
            {g.knoppen.map((k) => <Knopveld key={k.slug} knop={k} altijdOpen={knoppenOpen} bevindingen={perKnop.get(k.slug)?.length ?? 0} />)}
          </div>
        ))}
      </div>
    </section>
  );
}
