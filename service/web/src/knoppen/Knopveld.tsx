import { useSignal } from "@preact/signals";
import type { Knop } from "../api/types.ts";
import { MeerOver } from "../deel/Ding.tsx";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Icoon } from "../deel/Icoon.tsx";
import { Nederlands } from "../deel/Nederlands.tsx";
import { openKnoppen, zetKnop } from "../deel/navigatie.ts";
import { antwoord } from "../staat/beurt.ts";
import { gekozen } from "../staat/configuratie.ts";
import { pastBijDomein } from "../staat/kennis.ts";
import { configuratie, doe, kennis } from "../staat/winkel.ts";
import { beslissend, mogelijk } from "../staat/vooruit.ts";
import { tekst } from "../taal/index.ts";
import { type Reden, VIJF } from "./beslissend.ts";
import { Instelling } from "./Instelling.tsx";

interface Props {
  knop: Knop;
  altijdOpen: boolean;
  /** How many open findings name this knob. */
  bevindingen: number;
  /** Why it matters, where that is what brings it here. */
  reden?: Reden | undefined;
}

/** One knob: a line that says how it is set, and opened its settings. */
export function Knopveld({ knop, altijdOpen, bevindingen, reden }: Props) {
  const t = tekst.value.knoppen;
  const c = configuratie.value;
  const nu = gekozen(c, knop.slug);
  const vast = c.vast.includes(knop.slug);
  const open = altijdOpen || openKnoppen.value.has(knop.slug);
  const veld = `knop-${knop.slug}`;
  return (
    <div id={veld} class={`knop${knop.omstandigheid ? " omstandigheid" : ""}${nu.length > 0 ? " gezet" : ""}${open ? " open" : ""}`}>
      <button type="button" class="knoprij" id={`${veld}-naam`} aria-expanded={open} aria-controls={`${veld}-standen`} onClick={() => zetKnop(knop.slug, !open)}>
        <span class="knopnaam">{knop.label}</span>
        {!open && (
          <span class="knopstand">
            <span class="slechts-gehoord">: </span>
            {nu.length > 0 ? nu.map((s) => kennis.value!.stand.get(s)!.label).join(", ") : t.nogOpen}
          </span>
        )}
        {reden && <span class="reden"><span class="slechts-gehoord">: </span>{redentekst(reden)}</span>}
        <span class="knoptekens">
          {!open && !reden && (helpt(knop) ? <span class="helptmee">{t.kanHelpen}</span> : beslist(knop) && <span class="beslist">{t.beslissend}</span>)}
          {vast && !open && <><Icoon naam="vast" /><span class="slechts-gehoord">, {t.vast}</span></>}
          {bevindingen > 0 && (
            <span class="bijbevinding" title={t.openBevindingen(bevindingen)}>
              <span aria-hidden="true">▲{bevindingen}</span><span class="slechts-gehoord">, {t.openBevindingen(bevindingen)}</span>
            </span>
          )}
        </span>
      </button>
      <div id={`${veld}-standen`} hidden={!open}>{open && <Standen knop={knop} nu={nu} vast={vast} />}</div>
    </div>
  );
}

/** Whether this is one of the few open knobs that matter most now. */
function beslist(knop: Knop): boolean {
  return beslissend.value.slice(0, VIJF).some((b) => b.knop.slug === knop.slug);
}

function redentekst(r: Reden): string {
  const t = tekst.value.knoppen.reden;
  return "n" in r ? t[r.soort](r.n) : t[r.soort];
}

/** Where choices clash: whether one setting of this knob makes it coherent again. */
function helpt(knop: Knop): boolean {
  return antwoord.value?.gevolgen.samenhangend === false && knop.standen.some((s) => mogelijk.value.get(s.slug)?.samenhangend);
}

/** The settings: radio buttons, or checkboxes where the knob takes several. "Nog open" is one of them. */
function Standen({ knop, nu, vast }: { knop: Knop; nu: readonly string[]; vast: boolean }) {
  const t = tekst.value.knoppen;
  const uitleg = useSignal(false);
  const draai = (stand: string | null) => doe({ soort: "draai", knop: knop.slug, stand });
  const standen = knop.standen.filter((s) => pastBijDomein(knop, s, configuratie.value.domein));
  return (
    <fieldset aria-labelledby={`knop-${knop.slug}-naam`}>
      <div class="knopdaden">
        {knop.meervoudig && <span class="soms">{t.meerMogelijk}</span>}
        <button type="button" class="beeldknop klein" aria-expanded={uitleg.value} aria-label={t.uitlegBij(knop.label)} title={t.uitleg} onClick={() => (uitleg.value = !uitleg.value)}>
          <Icoon naam="uitleg" />
        </button>
        <button type="button" class="beeldknop klein" aria-pressed={vast} aria-label={t.vastBij(knop.label)} title={vast ? t.vastUitleg : t.vast} onClick={() => doe({ soort: "zetVast", knop: knop.slug })}>
          <Icoon naam={vast ? "vast" : "los"} />
        </button>
        <MeerOver item={knop} />
      </div>
      {uitleg.value && (
        <p class="uitleg">
          <Nederlands>{knop.definitie}</Nederlands> <Bronnen bronnen={knop.bronnen} />
        </p>
      )}
      {standen.map((s) => (
        <Instelling
          key={s.slug} knop={knop} slug={s.slug} label={s.label} definitie={uitleg.value ? s.definitie : undefined}
          aan={nu.includes(s.slug)} vast={vast} draai={draai}
        />
      ))}
      <Instelling knop={knop} slug={null} label={t.nogOpen} definitie={undefined} aan={nu.length === 0} vast={vast} draai={draai} />
    </fieldset>
  );
}
