import { useComputed } from "@preact/signals";
import type { Knop } from "../api/types.ts";
import { Icoon } from "../deel/Icoon.tsx";
import { openAspecten, zoekwoord } from "../deel/navigatie.ts";
import { antwoord } from "../staat/beurt.ts";
import { pastBijDomein } from "../staat/kennis.ts";
import { openPerAspect } from "../staat/verschil.ts";
import { begonnen, configuratie, doe, kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Aspect } from "./Aspect.tsx";
import { Maatregelen } from "./Maatregelen.tsx";

/** The mixing desk: every knob, by aspect. */
export function Mengpaneel() {
  const t = tekst.value.knoppen;
  const { aspecten, knoppen } = kennis.value!;
  const c = configuratie.value;
  const zichtbaar = useComputed(() => kennis.value!.knoppen.filter((k) => hoortErbij(k) && past(k, zoekwoord.value)));
  const open = useComputed(() =>
    antwoord.value ? openPerAspect(antwoord.value.gevolgen, (slug) => kennis.value!.knop.get(slug)?.aspect.slug ?? null) : new Map(),
  );
  const zoekt = zoekwoord.value.trim() !== "";
  const archetype = kennis.value!.archetypen.find((a) => a.slug === c.archetype);
  const allesOpen = openAspecten.value.size === aspecten.length;
  return (
    <section class="paneel paneel-knoppen" id="knoppen" aria-labelledby="knoppen-kop" tabIndex={-1}>
      <div class="paneelkop">
        <h2 id="knoppen-kop">{t.kop}</h2>
        <button type="button" class="tekstknop stil" onClick={() => (openAspecten.value = new Set(allesOpen ? [] : aspecten.map((a) => a.slug)))}>
          {allesOpen ? t.niets : t.alles}
        </button>
        <label class="zoek">
          <span class="slechts-gehoord">{t.zoek}</span>
          <Icoon naam="zoek" />
          <input type="search" value={zoekwoord.value} placeholder={t.zoek} onInput={(e) => (zoekwoord.value = e.currentTarget.value)} />
        </label>
      </div>
      {archetype && (
        <p class="vertrekpunt">
          <span>{t.vertrekpunt}: <strong>{archetype.label}</strong></span>
          <button type="button" class="kaal klein" aria-label={t.laatLos(archetype.label)} title={t.laatLos(archetype.label)} onClick={() => doe({ soort: "laatArchetypeLos" })}>×</button>
        </p>
      )}
      {zoekt && zichtbaar.value.length === 0 && <p class="hint">{t.nietsGevonden}</p>}
      {aspecten.map((aspect) => {
        const alle = knoppen.filter((k) => k.aspect.slug === aspect.slug && hoortErbij(k));
        const getoond = zichtbaar.value.filter((k) => k.aspect.slug === aspect.slug);
        if (alle.length === 0 || (zoekt && getoond.length === 0)) return null;
        return (
          <Aspect
            key={aspect.slug} aspect={aspect} knoppen={getoond} totaal={alle} bevindingen={open.value.get(aspect.slug) ?? []}
            open={zoekt || openAspecten.value.has(aspect.slug)}
          />
        );
      })}
      {begonnen.value && <Maatregelen />}
    </section>
  );
}

function hoortErbij(knop: Knop): boolean {
  return knop.standen.some((s) => pastBijDomein(knop, s, configuratie.value.domein));
}

function past(knop: Knop, woord: string): boolean {
  const w = woord.trim().toLowerCase();
  return w === "" || [knop.label, ...knop.standen.map((s) => s.label)].some((l) => l.toLowerCase().includes(w));
}
