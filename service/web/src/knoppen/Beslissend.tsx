import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { aanbod } from "../staat/aanbod.ts";
import { atlasGevraagd } from "../staat/atlas.ts";
import { gekozen } from "../staat/configuratie.ts";
import { beslissend, mogelijk } from "../staat/vooruit.ts";
import { configuratie, kennis, staat } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { VIJF } from "./beslissend.ts";
import { Knopveld } from "./Knopveld.tsx";

/**
 * The open knobs that matter most now, to be set in place. The row is held while one works through it, so that no knob leaves from
 * under the hand that turns it; another start, or a click, brings the row of now.
 */
export function Beslissend({ perKnop }: { perKnop: ReadonlyMap<string, unknown[]> }) {
  const t = tekst.value.knoppen;
  const rij = useSignal<readonly string[] | null>(null);
  const klaar = mogelijk.value.size > 0 && (atlasGevraagd.value || !aanbod.value.has("atlas"));
  const daad = staat.value.daad?.soort;
  const opnieuw = daad === "laad" || daad === "vanArchetype" ? staat.value.daad : null;
  const vernieuw = () => (rij.value = beslissend.value.slice(0, VIJF).map((b) => b.knop.slug));
  useEffect(() => void (rij.value = null), [opnieuw, configuratie.value.domein]);
  useEffect(() => {
    if (rij.value === null && klaar) vernieuw();
  });
  if (rij.value === null) return <p class="hint wacht">{tekst.value.oordeel.bezig}</p>;
  const knoppen = rij.value.flatMap((slug) => kennis.value!.knop.get(slug) ?? []);
  const gezet = knoppen.some((k) => gekozen(configuratie.value, k.slug).length > 0);
  if (knoppen.length === 0) return <p class="hint">{t.nietsBeslist}</p>;
  return (
    <div class="beslissend">
      <p class="hint">{t.beslissendUitleg}</p>
      <ol class="kaal">
        {knoppen.map((k) => (
          <li key={k.slug}>
            <Knopveld knop={k} altijdOpen={false} bevindingen={perKnop.get(k.slug)?.length ?? 0} reden={beslissend.value.find((b) => b.knop === k)?.reden} />
          </li>
        ))}
      </ol>
      {gezet && <button type="button" class="doeknop" onClick={vernieuw}>{t.volgendeVijf}</button>}
    </div>
  );
}
