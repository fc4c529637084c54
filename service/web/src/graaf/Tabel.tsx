import type { Graaf, Graafknoop } from "../api/types.ts";
import { Ding } from "../deel/Ding.tsx";
import { kennis, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";
import { groepVan, KOLOMMEN } from "./kolommen.ts";
import { Vormpje } from "./Legenda.tsx";
import { verbanden } from "./toelichting.ts";

/** The graph in words: every node with its status and what it is tied to. The legend filters it just the same. */
export function Tabel({ graaf }: { graaf: Graaf }) {
  const t = tekst.value.graaf;
  const { verborgen } = weergave.value;
  return (
    <div class="tabeldoek" tabIndex={0} role="region" aria-label={t.tabel.kop}>
      <table>
        <caption class="slechts-gehoord">{t.tabel.kop}</caption>
        <thead>
          <tr><th scope="col">{t.tabel.onderdeel}</th><th scope="col">{t.tabel.status}</th><th scope="col">{t.tabel.verband}</th></tr>
        </thead>
        {KOLOMMEN.filter((s) => !verborgen.includes(s)).map((soort) => {
          const knopen = graaf.knopen.filter((k) => k.soort === soort);
          if (knopen.length === 0) return null;
          return (
            <tbody key={soort}>
              <tr class="soortkop"><th colSpan={3} scope="rowgroup"><Vormpje soort={soort} />{t.soort[soort]} <span class="telling">{knopen.length}</span></th></tr>
              {knopen.map((k) => <Rij key={k.id} k={k} graaf={graaf} verborgen={verborgen} />)}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function Rij({ k, graaf, verborgen }: { k: Graafknoop; graaf: Graaf; verborgen: readonly string[] }) {
  const t = tekst.value.graaf;
  const lijn = k.lijn && kennis.value!.lijnen.find((l) => l.slug === k.lijn)?.label;
  const banden = verbanden(k, graaf)
    .filter((v) => !verborgen.includes(groepVan(v.soort)))
    .map((v) => ({ ...v, knopen: v.knopen.filter((x) => !verborgen.includes(x.soort)) }))
    .filter((v) => v.knopen.length > 0);
  const status = k.status ? t.status[k.status] : k.soort === "mitigatie" ? (k.aanwezig ? t.aanwezig : t.mogelijk) : t.tabel.geen;
  return (
    <tr>
      <th scope="row"><Ding item={k} />{lijn && <span class="lijn">{lijn}</span>}</th>
      <td class={`status ${k.status ?? ""}`}>
        {k.status && <span aria-hidden="true">{{ open: "▲", gedeeltelijk: "◐", gemitigeerd: "✓" }[k.status]} </span>}{status}
      </td>
      <td>
        {banden.length === 0 ? t.tabel.geen : banden.map((v) => (
          <p key={v.kant + v.soort}><span class="band">{t[v.kant][v.soort]}:</span> {v.knopen.map((x) => x.label).join(", ")}</p>
        ))}
      </td>
    </tr>
  );
}
