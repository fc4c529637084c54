import type { Groeifase, Groeipad, Item } from "../api/types.ts";
import { Later } from "../deel/Later.tsx";
import { groeipad, naast } from "../staat/vragen.ts";
import { bekijk, doe, kennis, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Stappen } from "./Stappen.tsx";

/** The growth path: from here to a target, in phases that clash as little as can be on the way. */
export function Pad() {
  const t = tekst.value.pad;
  const { archetypen, voorbeelden } = kennis.value!;
  const { padNaar, perFase } = weergave.value;
  const groep = (soort: string, label: string, items: readonly { slug: string; label: string }[]) =>
    items.length > 0 && <optgroup label={label}>{items.map((i) => <option key={i.slug} value={`${soort}/${i.slug}`}>{i.label}</option>)}</optgroup>;
  return (
    <div class="pad">
      <p class="hint">{t.uitleg}</p>
      <div class="padvraag">
        <label class="veld">
          <span>{t.naar}</span>
          <select value={padNaar ?? ""} onChange={(e) => bekijk({ padNaar: e.currentTarget.value || null })}>
            <option value="">{t.dichtstbij}</option>
            {groep("naast", t.naast, naast.value.map((c, i) => ({ slug: String(i), label: c.naam || tekst.value.vergelijk.zonderNaam(i + 2) })))}
            {groep("archetype", t.archetypen, archetypen)}
            {groep("voorbeeld", t.voorbeelden, voorbeelden)}
          </select>
        </label>
        <label class="veld">
          <span>{t.perFase}</span>
          <select value={perFase ?? ""} onChange={(e) => bekijk({ perFase: Number(e.currentTarget.value) || null })}>
            <option value="">{t.drieFasen}</option>
            {[1, 2, 3, 5, 8].map((n) => <option key={n} value={n}>{t.hoogstens(n)}</option>)}
          </select>
        </label>
      </div>
      <Later antwoord={groeipad.value}>{(p) => <Antwoord p={p} />}</Later>
    </div>
  );
}

function Antwoord({ p }: { p: Groeipad }) {
  const t = tekst.value.pad;
  return (
    <>
      <p class="uitkomst">{p.uitleg}</p>
      {p.blijft.length > 0 && <p class="hint">{t.blijft(namen(p.blijft))}</p>}
      <ol class="kaal manieren">{p.fasen.map((f, i) => <Fase key={f.fase} f={f} eerste={i === 0} />)}</ol>
    </>
  );
}

function Fase({ f, eerste }: { f: Groeifase; eerste: boolean }) {
  const t = tekst.value.pad;
  return (
    <li class="manier fase">
      <div class="manierkop">
        <h3>{t.fase(f.fase)}{f.term && <span class="lijn">{f.term.label}</span>}</h3>
        {eerste && f.stappen.length > 0 && (
          <button type="button" class="doeknop" aria-label={t.doeFaseNaam(f.fase)} onClick={() => doe({ soort: "stelBij", stappen: f.stappen })}>{t.doeFase}</button>
        )}
      </div>
      <p class={`fasestand ${f.samenhangend ? "goed" : "botst"}`}>
        <span class={`teken ${f.samenhangend ? "gemitigeerd" : "overtreding"}`} aria-hidden="true">{f.samenhangend ? "✓" : "▲"}</span>
        {f.samenhangend ? t.samenhangend : t.botst(namen(f.overtredingen))}
      </p>
      <Stappen stappen={f.stappen} />
      {f.indicatoren.length > 0 && (
        <details>
          <summary>{t.meetbaar(f.indicatoren.length)}</summary>
          <ul>{f.indicatoren.map((i) => <li key={i.slug}>{i.label}</li>)}</ul>
        </details>
      )}
    </li>
  );
}

const namen = (items: readonly Item[]) => items.map((i) => i.label);
