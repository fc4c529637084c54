import { useComputed } from "@preact/signals";
import { Icoon } from "../deel/Icoon.tsx";
import { openAspecten, zoekwoord } from "../deel/navigatie.ts";
import { aanbod } from "../staat/aanbod.ts";
import { antwoord } from "../staat/beurt.ts";
import { aantalGekozen } from "../staat/configuratie.ts";
import { openPerAspect } from "../staat/verschil.ts";
import { FILTERS } from "../staat/weergave.ts";
import { begonnen, bekijk, configuratie, doe, kennis, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Aspect } from "./Aspect.tsx";
import { Beslissend } from "./Beslissend.tsx";
import { gevonden, hoortErbij, inFilter, openPerKnop } from "./keur.ts";
import { Maatregelen } from "./Maatregelen.tsx";

/** So few knobs found stand open at once. */
const WEINIG = 4;

/** The mixing desk: every knob, by aspect. */
export function Mengpaneel() {
  const t = tekst.value.knoppen;
  const { aspecten } = kennis.value!;
  const c = configuratie.value;
  const filters = FILTERS.filter((f) => f !== "beslissend" || aanbod.value.has("mogelijkheden"));
  const filter = filters.find((f) => f === weergave.value.filter) ?? "alle";
  const alle = useComputed(() => kennis.value!.knoppen.filter((k) => hoortErbij(k, configuratie.value.domein)));
  const open = useComputed(() =>
    antwoord.value ? openPerAspect(antwoord.value.gevolgen, (slug) => kennis.value!.knop.get(slug)?.aspect.slug ?? null) : new Map(),
  );
  const perKnop = useComputed(() => openPerKnop(antwoord.value?.gevolgen));
  const zichtbaar = alle.value.filter((k) => inFilter(k, filter, c, perKnop.value) && gevonden(k, zoekwoord.value));
  const zoekt = zoekwoord.value.trim() !== "";
  const keurt = zoekt || filter !== "alle";
  const beslist = filter === "beslissend" && !zoekt && begonnen.value;
  const archetype = kennis.value!.archetypen.find((a) => a.slug === c.archetype);
  const allesOpen = openAspecten.value.size === aspecten.length;
  const aantal = { alle: null, gezet: aantalGekozen(c), speelt: perKnop.value.size, beslissend: null };
  return (
    <section class="paneel paneel-knoppen" id="knoppen" aria-labelledby="knoppen-kop" tabIndex={-1}>
      <div class="paneelkop">
        <h2 id="knoppen-kop">{t.kop}</h2>
        {!keurt && (
          <button type="button" class="tekstknop stil" onClick={() => (openAspecten.value = new Set(allesOpen ? [] : aspecten.map((a) => a.slug)))}>
            {allesOpen ? t.niets : t.alles}
          </button>
        )}
        <label class="zoek">
          <span class="slechts-gehoord">{t.zoek}</span>
          <Icoon naam="zoek" />
          <input type="search" value={zoekwoord.value} placeholder={t.zoek} onInput={(e) => (zoekwoord.value = e.currentTarget.value)} />
        </label>
        {begonnen.value && (
          <div class="keuzerij" role="group" aria-label={t.toon}>
            {filters.map((f) => (
              <button key={f} type="button" aria-pressed={filter === f} onClick={() => bekijk({ filter: f })}>
                {t.filter[f]}{aantal[f] !== null && <span class="telling"> {aantal[f]}</span>}
              </button>
            ))}
          </div>
        )}
      </div>
      {archetype && (
        <p class="vertrekpunt">
          <span>{t.vertrekpunt}: <strong>{archetype.label}</strong></span>
          <button type="button" class="kaal klein" aria-label={t.laatLos(archetype.label)} title={t.laatLos(archetype.label)} onClick={() => doe({ soort: "laatArchetypeLos" })}>×</button>
        </p>
      )}
      {beslist && <Beslissend perKnop={perKnop.value} />}
      {keurt && !beslist && zichtbaar.length === 0 && <p class="hint">{zoekt ? t.nietsGevonden : t.nietsInFilter[filter === "speelt" ? "speelt" : "gezet"]}</p>}
      {!beslist && aspecten.map((aspect) => {
        const totaal = alle.value.filter((k) => k.aspect.slug === aspect.slug);
        const getoond = zichtbaar.filter((k) => k.aspect.slug === aspect.slug);
        if (totaal.length === 0 || (keurt && getoond.length === 0)) return null;
        return (
          <Aspect
            key={aspect.slug} aspect={aspect} knoppen={getoond} totaal={totaal} bevindingen={open.value.get(aspect.slug) ?? []}
            open={keurt || openAspecten.value.has(aspect.slug)} knoppenOpen={zoekt && zichtbaar.length <= WEINIG} perKnop={perKnop.value}
          />
        );
      })}
      {begonnen.value && <Maatregelen />}
    </section>
  );
}
