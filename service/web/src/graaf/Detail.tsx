import { useEffect, useRef } from "preact/hooks";
import type { Graaf, Graafknoop } from "../api/types.ts";
import { Maatregelregel } from "../bevindingen/Maatregelregel.tsx";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Ding } from "../deel/Ding.tsx";
import { gaNaarBevinding, gaNaarKnop } from "../deel/navigatie.ts";
import { Nederlands } from "../deel/Nederlands.tsx";
import { antwoord } from "../staat/beurt.ts";
import { bekijk, kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import type { Plek } from "./indeling.ts";
import { licht, verbanden } from "./toelichting.ts";

interface Props {
  knoop: Graafknoop;
  graaf: Graaf;
  plek: Plek;
  breedte: number;
  sluit: () => void;
}

/** A node, opened in its place: what it means, what it comes from, what it leads to, and where that is written. */
export function Detail({ knoop, graaf, plek, breedte, sluit }: Props) {
  const t = tekst.value.graaf;
  const kaart = useRef<HTMLDivElement>(null);
  const { definitie, bronnen, maatregel } = licht(knoop, antwoord.value!.gevolgen, kennis.value!);
  const knop = knoop.soort === "keuze" ? kennis.value!.knopVanStand.get(knoop.slug) : undefined;
  useEffect(() => {
    kaart.current?.focus({ preventScroll: true });
    // The style sheet keeps room above it, so that the node itself comes into view too.
    kaart.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [knoop.id]);
  return (
    <div
      class="detail" ref={kaart} role="dialog" aria-modal="false" aria-labelledby="detail-kop" tabIndex={-1}
      style={{ top: `${plek.y + plek.h + 6}px`, left: `clamp(0px, ${plek.x}px, calc(${breedte}px - min(21rem, 100%)))` }}
      onKeyDown={(e) => e.key === "Escape" && sluit()}
    >
      <button type="button" class="kaal klein sluit" aria-label={t.sluit} onClick={sluit}>×</button>
      <p class="etiket">{t.een[knoop.soort]}{knop && `, ${knop.label}`}{knoop.status && `, ${t.status[knoop.status]}`}</p>
      <h4 id="detail-kop">{knoop.label}</h4>
      {definitie && <p><Nederlands>{definitie}</Nederlands></p>}
      <dl>
        {verbanden(knoop, graaf).map((v) => (
          <div key={v.kant + v.soort}>
            <dt>{t[v.kant][v.soort]}</dt>
            <dd>
              {v.knopen.map((k) => (
                <button key={k.id} type="button" class="tekstknop stil" onClick={() => bekijk({ knoop: `${k.soort}/${k.slug}` })}>{k.label}</button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {maatregel && <ul class="kaal maatregellijst"><Maatregelregel m={maatregel} zonderNaam /></ul>}
      <p class="bronregel"><Bronnen bronnen={bronnen} /></p>
      <p class="bronregel"><Ding item={knoop}>{tekst.value.meerOver(knoop.label)}</Ding></p>
      {knop && <button type="button" class="doeknop" onClick={() => gaNaarKnop(knop.slug)}>{t.naarKnop}</button>}
      {knoop.soort === "risico" && <button type="button" class="doeknop" onClick={() => gaNaarBevinding(knoop.slug)}>{t.naarBevinding}</button>}
    </div>
  );
}
