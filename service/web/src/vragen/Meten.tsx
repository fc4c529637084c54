import { useSignal } from "@preact/signals";
import { haalMeetplan } from "../api/client.ts";
import type { ConfiguratieJson, Item, Meetplan, Meetplannen, Signaal } from "../api/types.ts";
import { Ding, Opgesomd } from "../deel/Ding.tsx";
import { Bronnen } from "../deel/Bronnen.tsx";
import { Later } from "../deel/Later.tsx";
import { bewaarBlob } from "../deel/bewaarBlob.ts";
import { bestandsnaam } from "../kop/bestand.ts";
import { aanbod } from "../staat/aanbod.ts";
import { gevraagd } from "../staat/beurt.ts";
import { meetplannen } from "../staat/vragen.ts";
import { configuratie, taal } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { Afrekenen } from "./Afrekenen.tsx";

/** The least to measure: fewest indicators that show every open risk, and what they are made of; and whether to settle on them. */
export function Meten() {
  return (
    <div class="meten">
      <p class="hint">{tekst.value.meten.uitleg}</p>
      <Later antwoord={meetplannen.value}>{(m) => <Plannen m={m} />}</Later>
      {aanbod.value.has("afrekenbaarheid") && <Afrekenen />}
    </div>
  );
}

function Plannen({ m }: { m: Meetplannen }) {
  const t = tekst.value.meten;
  const gekozen = useSignal(0);
  const nr = Math.min(gekozen.value, m.plannen.length - 1);
  const plan = m.plannen[nr];
  return (
    <>
      <p class="uitkomst">{m.uitleg}</p>
      {m.plannen.length > 1 && (
        <label class="veld">
          <span>{t.welk}</span>
          <select value={nr} onChange={(e) => (gekozen.value = Number(e.currentTarget.value))}>
            {m.plannen.map((_, i) => <option key={i} value={i}>{t.plan(i + 1, m.plannen.length)}</option>)}
          </select>
        </label>
      )}
      {plan && plan.indicatoren.length > 0 && <Plan plan={plan} nr={nr} />}
      {m.ongezien.length > 0 && (
        <details>
          <summary>{t.ongezien(m.ongezien.length)}</summary>
          <ul>{m.ongezien.map((s) => <li key={signaalnaam(s)}><Ding item={s.risico}>{signaalnaam(s)}</Ding></li>)}</ul>
        </details>
      )}
    </>
  );
}

function Plan({ plan, nr }: { plan: Meetplan; nr: number }) {
  const t = tekst.value.meten;
  return (
    <>
      <ol class="kaal manieren">
        {plan.indicatoren.map((i) => (
          <li key={i.slug} class="manier">
            <h4><Ding item={i} /></h4>
            <p class="kanttekening">{t.laatZien}: <Opgesomd items={i.signaleert.map((s) => ({ id: s.risico.id, label: signaalnaam(s) }))} /></p>
            {i.bronsystemen.length > 0 && <p class="kanttekening">{t.uit(namen(i.bronsystemen))}</p>}
            <p class="bronregel"><Bronnen bronnen={i.bronnen} /></p>
          </li>
        ))}
      </ol>
      <details>
        <summary>{t.elementen(plan.dataElementen.length)}</summary>
        <ul>{plan.dataElementen.map((e) => <li key={e.slug}><Ding item={e} />{e.bronsystemen.length > 0 && <span class="etiket"> {t.uit(namen(e.bronsystemen))}</span>}</li>)}</ul>
      </details>
      <details>
        <summary>{t.systemen(plan.bronsystemen.length)}</summary>
        <ul>{plan.bronsystemen.map((s) => <li key={s.slug}><Ding item={s} /></li>)}</ul>
      </details>
      <p><button type="button" class="tekstknop stil" onClick={() => void bewaar(nr + 1)}>{t.bewaar}</button></p>
    </>
  );
}

async function bewaar(plan: number): Promise<void> {
  const csv = await haalMeetplan(taal.value, JSON.parse(gevraagd.value!) as ConfiguratieJson, plan);
  bewaarBlob(csv, `${bestandsnaam(configuratie.value.naam)}-${tekst.value.meten.bestand}.csv`);
}

const namen = (items: readonly Item[]) => items.map((i) => i.label);
const signaalnaam = (s: Signaal) => (s.lijn ? `${s.risico.label} (${s.lijn.label.toLowerCase()})` : s.risico.label);
