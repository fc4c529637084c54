import type { Bevinding } from "../api/types.ts";
import { Icoon } from "../deel/Icoon.tsx";
import { Vouw } from "../deel/Vouw.tsx";
import { gaNaarKnop, lichtOp } from "../deel/navigatie.ts";
import { standnaam } from "../staat/kennis.ts";
import { bevindingnaam, naamVan } from "../staat/verschil.ts";
import { kennis, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import type { Bundel } from "./bundel.ts";
import { Helpt } from "./Helpt.tsx";
import { Kopieer } from "./Kopieer.tsx";
import { kortom } from "./kortom.ts";
import { Waarom } from "./Waarom.tsx";

/** One finding, or one risk in several lijnen: what, through which choices, why, and what would answer it. */
export function Kaart({ leden }: { leden: Bundel }) {
  const t = tekst.value.bevindingen;
  const b = leden[0];
  const dicht = b.status === "gemitigeerd";
  const deels = !dicht && leden.some((l) => l.gedeeltelijk);
  const teken = dicht ? "✓" : deels ? "◐" : "▲";
  const staat = dicht ? t.gemitigeerd : deels ? t.gedeeltelijk : t.ernst[b.ernst];
  const signalen = [...new Set(leden.flatMap((l) => l.indicatoren.map((i) => i.label)))].join(", ");
  const gekozen = leden.some((l) => bevindingnaam(l) === weergave.value.bevinding);
  return (
    <article
      class={`kaart ${b.ernst} ${b.status}${gekozen ? " gekozen" : ""}`} data-risico={b.risico?.slug} data-bevinding={leden.map(bevindingnaam).join(" ")}
      tabIndex={-1} aria-label={naamVan(b)}
    >
      <div class="kaartkop">
        <h4>
          <button type="button" class="kaartnaam" aria-pressed={gekozen} title={t.naarGraaf} onClick={() => lichtOp(gekozen ? null : bevindingnaam(b))}>
            <span class={`teken ${dicht ? "gemitigeerd" : b.ernst}`} aria-hidden="true">{teken}</span>
            <span class="slechts-gehoord">{staat}: </span>
            {b.risico?.label ?? b.regel?.label}
            {leden.map((l) => l.lijn && <span key={l.id} class="lijn"> {l.lijn.label}</span>)}
            {deels && <span class="lijn" aria-hidden="true">{t.gedeeltelijk}</span>}
          </button>
        </h4>
        <Kopieer naam={bevindingnaam(b)} />
      </div>
      {leden.map((l) => <Kern key={l.id} b={l} metLijn={leden.length > 1} />)}
      <Helpt leden={leden} />
      <Vouw class="waarom" kop={<><Icoon naam="pijl" />{t.waarom}</>}>
        {() => (
          <>
            {leden.map((l) => (
              <div key={l.id}>
                {leden.length > 1 && <h5>{l.lijn!.label}</h5>}
                <Waarom b={l} />
              </div>
            ))}
            {signalen && <p class="signalen">{t.signalen}: {signalen}.</p>}
          </>
        )}
      </Vouw>
    </article>
  );
}

/** What is said of the finding in one lijn. */
function Kern({ b, metLijn }: { b: Bevinding; metLijn: boolean }) {
  const t = tekst.value.bevindingen;
  const zin = kortom(b, t);
  return (
    <div class="kern">
      {metLijn && <h5>{b.lijn!.label}</h5>}
      {b.regel && zin && <p class="zin">{zin}</p>}
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
      {!b.regel && zin && <p class="zin">{zin}</p>}
      {b.betwist && <p class="betwist">{t.betwist}</p>}
      {b.rechtgezetDoor.length > 0 && <p class="rechtgezet">{t.rechtgezet(b.rechtgezetDoor.map((i) => i.label))}.</p>}
      {b.kanNogRechtgezet.length > 0 && (
        <p class="chips kannog">
          <span>{t.kanNog}: </span>
          {b.kanNogRechtgezet.map((k) => (
            <button key={k.slug} type="button" class="chip open" onClick={() => gaNaarKnop(k.slug)}>{k.label}</button>
          ))}
        </p>
      )}
    </div>
  );
}
