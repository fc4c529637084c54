import type { Graaf, Knoopsoort } from "../api/types.ts";
import { bekijk, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { groepVan, KOLOMMEN, PIJLGROEPEN, type Pijlgroep } from "./kolommen.ts";
import { Statusteken } from "./Statusteken.tsx";
import { omtrek } from "./vormen.ts";

/** Explains shapes and arrows, and switches them on and off: the legend is the filter. */
export function Legenda({ graaf }: { graaf: Graaf }) {
  const t = tekst.value.graaf;
  const verborgen = weergave.value.verborgen;
  const soorten = KOLOMMEN.filter((s) => graaf.knopen.some((k) => k.soort === s));
  const groepen = PIJLGROEPEN.filter((g) => graaf.pijlen.some((p) => groepVan(p.soort) === g));
  const wissel = (naam: string) =>
    bekijk({ verborgen: verborgen.includes(naam) ? verborgen.filter((v) => v !== naam) : [...verborgen, naam] });
  return (
    <div class="legenda" role="group" aria-label={t.legenda}>
      <span class="deel">{soorten.map((s) => (
        <button key={s} type="button" aria-pressed={!verborgen.includes(s)} onClick={() => wissel(s)}>
          <Vormpje soort={s} />{t.soort[s]}
        </button>
      ))}</span>
      <span class="deel">{groepen.map((g) => (
        <button key={g} type="button" aria-pressed={!verborgen.includes(g)} onClick={() => wissel(g)}>
          <Lijntje groep={g} />{t.pijl[g]}
        </button>
      ))}</span>
    </div>
  );
}

/** The signs of a status; they do not filter, so they stand apart. */
export function Statuslegenda() {
  const t = tekst.value.graaf;
  return (
    <p class="legenda statussen">
      {(["open", "gedeeltelijk", "gemitigeerd"] as const).map((s) => (
        <span key={s} class="sleutel">
          <svg viewBox="0 0 16 16" aria-hidden="true"><Statusteken status={s} x={2} y={2} maat={12} /></svg>{t.status[s]}
        </span>
      ))}
    </p>
  );
}

export function Vormpje({ soort }: { soort: Knoopsoort }) {
  return <svg class={`vormpje ${soort}`} viewBox="-1 -1 24 16" aria-hidden="true"><path d={omtrek(soort, 22, 14)} /></svg>;
}

function Lijntje({ groep }: { groep: Pijlgroep }) {
  return (
    <svg class={`lijntje pijl ${groep}`} viewBox="0 0 26 10" aria-hidden="true">
      <path class="lijn" d="M1,5H21" /><path class="punt" d="M25,5l-6,-3.5v7z" />
    </svg>
  );
}
