import type { Bevinding, Item, Knop } from "../api/types.ts";
import { Icoon } from "../deel/Icoon.tsx";
import { zetAspect } from "../deel/navigatie.ts";
import { gekozen } from "../staat/configuratie.ts";
import { standnaam } from "../staat/kennis.ts";
import { configuratie, kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
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
}

/** A channel strip: what it is, how much of it is set, how loud its open findings are; and its knobs when opened. */
export function Aspect({ aspect, knoppen, totaal, bevindingen, open }: Props) {
  const t = tekst.value.knoppen;
  const c = configuratie.value;
  const gezet = totaal.filter((k) => gekozen(c, k.slug).length > 0);
  const keuzes = knoppen.filter((k) => !k.omstandigheid);
  const omstandigheden = knoppen.filter((k) => k.omstandigheid);
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
        {open && keuzes.map((k) => <Knopveld key={k.slug} knop={k} />)}
        {open && omstandigheden.length > 0 && (
          <div class="omstandigheden">
            <h4>{t.omstandigheden}</h4>
            <p class="hint">{t.omstandighedenUitleg}</p>
            {omstandigheden.map((k) => <Knopveld key={k.slug} knop={k} />)}
          </div>
        )}
      </div>
    </section>
  );
}
