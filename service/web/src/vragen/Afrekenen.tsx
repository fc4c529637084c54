import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { BeoordeeldeMeting } from "../api/types.ts";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Later } from "../deel/Later.tsx";
import { antwoord } from "../staat/beurt.ts";
import { afrekenbaarheid, meetplannen } from "../staat/vragen.ts";
import { configuratie, doe } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** May we settle on it? Given what was measured and how often, whether the number is firm enough to pay by. */
export function Afrekenen() {
  const t = tekst.value.afrekenen;
  const { metingen } = configuratie.value;
  return (
    <section class="afrekenen" aria-labelledby="afrekenen-kop">
      <h3 id="afrekenen-kop">{t.kop}</h3>
      <p class="hint">{t.uitleg}</p>
      <Invoer />
      {metingen.length > 0 && (
        <Later antwoord={afrekenbaarheid.value}>{(a) => <ul class="kaal manieren">{a.metingen.map((m) => <Meting key={m.indicator.slug} m={m} />)}</ul>}</Later>
      )}
    </section>
  );
}

function Invoer() {
  const t = tekst.value.afrekenen;
  const id = useId();
  const procent = useSignal("");
  const aantal = useSignal("");
  const indicator = useSignal("");
  // First what the smallest plan measures, then the other signs that this configuration asks for.
  const eerst = meetplannen.value.waarde?.plannen[0]?.indicatoren ?? [];
  const rest = (antwoord.value?.gevolgen.indicatoren ?? []).filter((i) => !eerst.some((e) => e.slug === i.slug));
  const klaar = indicator.value !== "" && /^\d{1,3}([.,]\d+)?$/.test(procent.value) && /^\d{1,7}$/.test(aantal.value) && deel(procent.value) <= 1;
  return (
    <form
      class="padvraag"
      onSubmit={(e) => {
        e.preventDefault();
        if (klaar) doe({ soort: "meting", meting: { indicator: indicator.value, proportie: deel(procent.value), waarnemingen: Number(aantal.value) } });
      }}
    >
      <label class="veld breedveld">
        <span>{t.indicator}</span>
        <select value={indicator.value} onChange={(e) => (indicator.value = e.currentTarget.value)}>
          <option value="">{t.kies}</option>
          {eerst.length > 0 && <optgroup label={t.uitPlan}>{eerst.map((i) => <option key={i.slug} value={i.slug}>{i.label}</option>)}</optgroup>}
          {rest.length > 0 && <optgroup label={t.overige}>{rest.map((i) => <option key={i.slug} value={i.slug}>{i.label}</option>)}</optgroup>}
        </select>
      </label>
      <label class="veld">
        <span>{t.score}</span>
        <input type="text" inputMode="decimal" value={procent.value} onInput={(e) => (procent.value = e.currentTarget.value.trim())} />
      </label>
      <label class="veld">
        <span>{t.aantal}</span>
        <input type="text" inputMode="numeric" value={aantal.value} onInput={(e) => (aantal.value = e.currentTarget.value.trim())} />
      </label>
      <button type="submit" class="doeknop" aria-disabled={!klaar} aria-describedby={klaar ? undefined : id}>{t.beoordeel}</button>
      {!klaar && <span id={id} class="slechts-gehoord">{t.vulIn}</span>}
    </form>
  );
}

function Meting({ m }: { m: BeoordeeldeMeting }) {
  const t = tekst.value.afrekenen;
  // Of going on, only where the verdict turns: the rest says the same again.
  const keert = m.bijMeer.filter((v, i) => v.oordeel !== (m.bijMeer[i - 1]?.oordeel ?? m.oordeel));
  return (
    <li class={`manier meting ${m.oordeel}`}>
      <div class="manierkop">
        <h4>{m.indicator.label}</h4>
        <button type="button" class="tekstknop" aria-label={t.wegNaam(m.indicator.label)} onClick={() => doe({ soort: "metingWeg", indicator: m.indicator.slug })}>{t.weg}</button>
      </div>
      <p class="meetoordeel"><span class="licht" aria-hidden="true">{{ groen: "●", geel: "◐", rood: "○" }[m.oordeel]}</span> <strong>{t.oordeel[m.oordeel]}</strong> {t.gemeten(Math.round(m.proportie * 1000) / 10, m.waarnemingen)}</p>
      <p>{m.uitleg}</p>
      <p class="bronregel"><Bronnen bronnen={m.bronnen} /></p>
      {keert.length > 0 && <ul class="kaal">{keert.map((v) => <li key={v.factor} class="kanttekening">{t.bijMeer(v.factor, v.waarnemingen, t.oordeel[v.oordeel])}</li>)}</ul>}
    </li>
  );
}

/** A percentage as it is typed, as a part of one. */
function deel(procent: string): number {
  return Number(procent.replace(",", ".")) / 100;
}
