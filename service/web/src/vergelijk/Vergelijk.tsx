import { useSignal } from "@preact/signals";
import type { Vergelijking } from "../api/types.ts";
import { Later } from "../deel/Later.tsx";
import { naarAdres } from "../staat/adres.ts";
import { uitJson } from "../staat/configuratie.ts";
import { naast, vergelijking } from "../staat/vragen.ts";
import { WEERGAVE } from "../staat/weergave.ts";
import { bekijk, configuratie, doe, kennis, staat, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { rijen } from "./rijen.ts";

/** More columns cannot be read beside each other. */
const HOOGSTENS = 3;

/** Scenarios side by side: this one, and up to three laid beside it. */
export function Vergelijk() {
  const t = tekst.value.vergelijk;
  const alles = useSignal(false);
  return (
    <div class="tabeldoek vergelijk" tabIndex={0} role="region" aria-label={t.kop}>
      <Erbij />
      {naast.value.length === 0 ? <p class="hint">{t.leeg}</p> : (
        <>
          <label class="ookgelijk"><input type="checkbox" checked={alles.value} onChange={() => (alles.value = !alles.value)} /> {t.ookGelijk}</label>
          <Later antwoord={vergelijking.value}>{(v) => <Tafel v={v} alles={alles.value} />}</Later>
        </>
      )}
    </div>
  );
}

/** Lays a scenario beside this one: this one as it is now, or a known one. */
function Erbij() {
  const t = tekst.value.vergelijk;
  const { archetypen, voorbeelden } = kennis.value!;
  const vol = weergave.value.naast.length >= HOOGSTENS;
  const leg = (adres: string) => bekijk({ naast: [...weergave.value.naast, adres] });
  const kies = (waarde: string) => {
    const [soort, slug] = waarde.split("/");
    const bekend = soort === "archetype" ? archetypen.find((a) => a.slug === slug) : voorbeelden.find((v) => v.slug === slug);
    if (!bekend) return;
    const json = "configuratie" in bekend ? bekend.configuratie : { archetype: bekend.slug, keuzes: bekend.keuzes };
    leg(naarAdres({ configuratie: { ...uitJson(json, kennis.value!).configuratie, naam: bekend.label }, begonnen: true }, WEERGAVE));
  };
  if (vol) return <p class="hint">{t.vol}</p>;
  return (
    <div class="erbijleggen">
      <button type="button" class="doeknop" onClick={() => leg(naarAdres(staat.value.nu, WEERGAVE))}>{t.legNeer}</button>
      <label class="veld">
        <span>{t.ofAnders}</span>
        <select value="" onChange={(e) => kies(e.currentTarget.value)}>
          <option value="">{t.kies}</option>
          <optgroup label={tekst.value.pad.archetypen}>{archetypen.map((a) => <option key={a.slug} value={`archetype/${a.slug}`}>{a.label}</option>)}</optgroup>
          <optgroup label={tekst.value.pad.voorbeelden}>{voorbeelden.map((v) => <option key={v.slug} value={`voorbeeld/${v.slug}`}>{v.label}</option>)}</optgroup>
        </select>
      </label>
    </div>
  );
}

function Tafel({ v, alles }: { v: Vergelijking; alles: boolean }) {
  const t = tekst.value.vergelijk;
  const naam = (i: number) => (i === 0 ? configuratie.value.naam || t.dit : naast.value[i - 1]?.naam || t.zonderNaam(i + 1));
  return (
    <table>
      <caption class="slechts-gehoord">{t.kop}</caption>
      <thead>
        <tr>
          <td />
          {v.configuraties.map((c, i) => (
            <th key={i} scope="col">
              <span class="kolomnaam">{naam(i)}</span>
              <span class={`oordeeltje ${c.samenhangend ? (c.harmonisch ? "goed" : "open") : "botst"}`}>
                <span aria-hidden="true">{c.samenhangend ? (c.harmonisch ? "✓" : "◐") : "▲"}</span> {c.oordeel}
              </span>
              {i > 0 && <Kolomdaden i={i - 1} naam={naam(i)} />}
            </th>
          ))}
        </tr>
      </thead>
      {rijen(v, tekst.value).map(({ sleutel, kop, rijen: alle }) => {
        const getoond = alle.filter((r) => alles || !r.gelijk);
        return (
          <tbody key={sleutel}>
            <tr class="soortkop">
              <th colSpan={v.configuraties.length + 1} scope="rowgroup">{kop} <span class="telling">{t.verschillen(alle.filter((r) => !r.gelijk).length, alle.length)}</span></th>
            </tr>
            {getoond.map((r) => (
              <tr key={r.sleutel} class={r.gelijk ? "gelijk" : undefined}>
                <th scope="row">{r.naam}</th>
                {r.waarden.map((w, i) => <td key={i} class={w.klas}>{w.tekst}</td>)}
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function Kolomdaden({ i, naam }: { i: number; naam: string }) {
  const t = tekst.value.vergelijk;
  const weg = (lijst: readonly string[]) => lijst.filter((_, j) => j !== i);
  const verder = () => {
    const nu = naarAdres(staat.value.nu, WEERGAVE);
    doe({ soort: "laad", configuratie: naast.value[i]!, herkomst: "naast" });
    bekijk({ naast: weergave.value.naast.map((a, j) => (j === i ? nu : a)) });
  };
  return (
    <span class="kolomdaden">
      <button type="button" class="tekstknop stil" aria-label={t.verderNaam(naam)} onClick={verder}>{t.verder}</button>
      <button type="button" class="tekstknop stil" aria-label={t.wegNaam(naam)} onClick={() => bekijk({ naast: weg(weergave.value.naast) })}>{t.weg}</button>
    </span>
  );
}
