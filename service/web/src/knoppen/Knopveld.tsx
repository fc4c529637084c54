import { useSignal } from "@preact/signals";
import type { Knop } from "../api/types.ts";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Icoon } from "../deel/Icoon.tsx";
import { Nederlands } from "../deel/Nederlands.tsx";
import { gekozen } from "../staat/configuratie.ts";
import { pastBijDomein } from "../staat/kennis.ts";
import { configuratie, doe } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Instelling } from "./Instelling.tsx";

/** One knob: a group of radio buttons, or of checkboxes where it takes several settings. "Nog open" is one of them. */
export function Knopveld({ knop }: { knop: Knop }) {
  const t = tekst.value.knoppen;
  const c = configuratie.value;
  const uitleg = useSignal(false);
  const nu = gekozen(c, knop.slug);
  const vast = c.vast.includes(knop.slug);
  const veld = `knop-${knop.slug}`;
  const draai = (stand: string | null) => doe({ soort: "draai", knop: knop.slug, stand });
  const standen = knop.standen.filter((s) => pastBijDomein(knop, s, c.domein));
  return (
    <fieldset id={veld} class={`knop${knop.omstandigheid ? " omstandigheid" : ""}${nu.length > 0 ? " gezet" : ""}`}>
      <legend>
        {knop.label}
        {knop.meervoudig && <span class="soms">{t.meerMogelijk}</span>}
      </legend>
      <div class="knopdaden">
        <button type="button" class="beeldknop klein" aria-expanded={uitleg.value} aria-label={t.uitlegBij(knop.label)} title={t.uitleg} onClick={() => (uitleg.value = !uitleg.value)}>
          <Icoon naam="uitleg" />
        </button>
        <button type="button" class="beeldknop klein" aria-pressed={vast} aria-label={t.vastBij(knop.label)} title={vast ? t.vastUitleg : t.vast} onClick={() => doe({ soort: "zetVast", knop: knop.slug })}>
          <Icoon naam={vast ? "vast" : "los"} />
        </button>
      </div>
      {uitleg.value && (
        <p class="uitleg">
          <Nederlands>{knop.definitie}</Nederlands> <Bronnen bronnen={knop.bronnen} />
        </p>
      )}
      {standen.map((s) => (
        <Instelling
          key={s.slug} knop={knop} slug={s.slug} label={s.label} definitie={uitleg.value ? s.definitie : undefined}
          aan={nu.includes(s.slug)} vast={vast} draai={draai}
        />
      ))}
      <Instelling knop={knop} slug={null} label={t.nogOpen} definitie={undefined} aan={nu.length === 0} vast={vast} draai={draai} />
    </fieldset>
  );
}
