import { bekijk, configuratie, doe, kennis, staat, taal, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Icoon } from "../deel/Icoon.tsx";
import { GemeenteKeuze } from "./GemeenteKeuze.tsx";
import { Delen } from "./Delen.tsx";
import { Meer } from "./Meer.tsx";
import { isDonker, wisselSchema } from "./schema.ts";

/** Above: who and what this is about, and what one can do with the whole. */
export function Kop() {
  const t = tekst.value.kop;
  const { verleden, toekomst } = staat.value;
  const c = configuratie.value;
  return (
    <header class="kop">
      <h1 class="merk">
        <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M8 8C16 8 16 16 24 16M8 24C16 24 16 16 24 16" /><circle cx="8" cy="8" r="4" /><circle cx="8" cy="24" r="4" /><circle cx="24" cy="16" r="4" /></svg>
        {tekst.value.naam}
      </h1>
      <div class="gegevens" role="group" aria-label={t.gegevens}>
        <GemeenteKeuze />
        <label class="veld">
          <span>{t.domein}</span>
          <select value={c.domein ?? ""} onChange={(e) => doe({ soort: "domein", domein: e.currentTarget.value || null })}>
            <option value="">{t.domeinAlle}</option>
            {kennis.value!.domeinen.map((d) => <option key={d.slug} value={d.slug}>{d.label}</option>)}
          </select>
        </label>
        <label class="veld scenario">
          <span>{t.scenario}</span>
          <input type="text" maxLength={80} placeholder={t.scenarioHint} value={c.naam} onChange={(e) => doe({ soort: "naam", naam: e.currentTarget.value.trim() })} />
        </label>
      </div>
      <div class="daden">
        <button type="button" class="beeldknop" aria-disabled={verleden.length === 0} onClick={() => doe({ soort: "ongedaan" })} title={t.ongedaan}>
          <Icoon naam="ongedaan" /><span class="slechts-gehoord">{t.ongedaan}</span>
        </button>
        <button type="button" class="beeldknop" aria-disabled={toekomst.length === 0} onClick={() => doe({ soort: "opnieuw" })} title={t.opnieuw}>
          <Icoon naam="opnieuw" /><span class="slechts-gehoord">{t.opnieuw}</span>
        </button>
        <Delen />
        <button type="button" class="beeldknop breed-alleen" aria-pressed={weergave.value.scherm} onClick={() => bekijk({ scherm: !weergave.value.scherm })} title={t.scherm}>
          <Icoon naam="scherm" /><span class="slechts-gehoord">{t.scherm}</span>
        </button>
        <button type="button" class="beeldknop" aria-pressed={isDonker()} onClick={wisselSchema} title={t.donker}>
          <Icoon naam={isDonker() ? "zon" : "maan"} /><span class="slechts-gehoord">{t.donker}</span>
        </button>
        <button type="button" class="tekstknop" lang={taal.value === "nl" ? "en" : "nl"} onClick={() => bekijk({ taal: taal.value === "nl" ? "en" : "nl" })}>
          {t.andereTaal}
        </button>
        <Meer />
      </div>
    </header>
  );
}
