import type { Bevinding } from "../api/types.ts";
import { gaNaarKnoop, gaNaarKnop } from "../deel/navigatie.ts";
import { standnaam } from "../staat/kennis.ts";
import { naamVan } from "../staat/verschil.ts";
import { kennis } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Maatregelregel } from "./Maatregelregel.tsx";
import { Waarom } from "./Waarom.tsx";

/** Measures shown at once; the rest is one click away. */
const METEEN = 3;

/** One finding: what, through which choices, why, and what would answer it. */
export function Kaart({ b }: { b: Bevinding }) {
  const t = tekst.value.bevindingen;
  const dicht = b.status === "gemitigeerd";
  const teken = dicht ? "✓" : b.gedeeltelijk ? "◐" : "▲";
  const staat = dicht ? t.gemitigeerd : b.gedeeltelijk ? t.gedeeltelijk : t.ernst[b.ernst];
  const signalen = b.indicatoren.map((i) => i.label).join(", ");
  return (
    <article class={`kaart ${b.ernst} ${b.status}${b.gedeeltelijk ? " gedeeltelijk" : ""}`} data-risico={b.risico?.slug} tabIndex={-1} aria-label={naamVan(b)}>
      <h4>
        <span class={`teken ${dicht ? "gemitigeerd" : b.ernst}`} aria-hidden="true">{teken}</span>
        <span class="slechts-gehoord">{staat}: </span>
        {b.risico?.label ?? b.regel?.label}
        {b.lijn && <span class="lijn">{b.lijn.label}</span>}
        {b.gedeeltelijk && !dicht && <span class="lijn" aria-hidden="true">{t.gedeeltelijk}</span>}
      </h4>
      <p class="zin">{b.uitleg}</p>
      {b.betwist && <p class="betwist">{t.betwist}</p>}
      {b.keuzes.length > 0 && (
        <p class="chips">
          <span class="slechts-gehoord">{t.doorKeuzes}: </span>
          {b.keuzes.map((k) => (
            <button key={k.slug} type="button" class="chip" title={k.knop.label} aria-label={t.naarKnop(standnaam(kennis.value!, k.slug))} onClick={() => gaNaarKnop(k.knop.slug)}>
              {standnaam(kennis.value!, k.slug)}
            </button>
          ))}
        </p>
      )}
      {b.rechtgezetDoor.length > 0 && <p class="rechtgezet">{t.rechtgezet(b.rechtgezetDoor.map((i) => i.label))}.</p>}
      {b.kanNogRechtgezet.length > 0 && (
        <p class="chips kannog">
          <span>{t.kanNog}: </span>
          {b.kanNogRechtgezet.map((k) => (
            <button key={k.slug} type="button" class="chip open" onClick={() => gaNaarKnop(k.slug)}>{k.label}</button>
          ))}
        </p>
      )}
      <Helpt b={b} />
      <details class="waarom">
        <summary>{t.waarom}</summary>
        <Waarom b={b} />
        {signalen && <p class="signalen">{t.signalen}: {signalen}.</p>}
        {b.risico && (
          <button type="button" class="tekstknop stil" onClick={() => gaNaarKnoop("risico", b.risico!.slug)}>{t.naarGraaf}</button>
        )}
      </details>
    </article>
  );
}

function Helpt({ b }: { b: Bevinding }) {
  const t = tekst.value.bevindingen;
  if (b.mitigaties.length === 0) return b.status === "open" ? <p class="hint">{t.nietsHelpt}</p> : null;
  const meteen = b.mitigaties.slice(0, METEEN);
  const later = b.mitigaties.slice(METEEN);
  return (
    <div class="helpt">
      <h5>{t.watHelpt}</h5>
      <ul class="kaal maatregellijst">{meteen.map((m) => <Maatregelregel key={m.slug} m={m} />)}</ul>
      {later.length > 0 && (
        <details>
          <summary>{t.nogMeer(later.length)}</summary>
          <ul class="kaal maatregellijst">{later.map((m) => <Maatregelregel key={m.slug} m={m} />)}</ul>
        </details>
      )}
    </div>
  );
}
