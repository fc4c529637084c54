import type { Bronplaats } from "../api/types.ts";
import { tekst } from "../taal/index.ts";
import { Ding } from "./Ding.tsx";
import { Nederlands } from "./Nederlands.tsx";

/** Where it stands: each handbook once, with its places. */
export function Bronnen({ bronnen }: { bronnen: readonly Bronplaats[] }) {
  const per = new Map<string, { titel: string; plaatsen: Set<string> }>();
  for (const b of bronnen) {
    const er = per.get(b.bron) ?? { titel: b.titel, plaatsen: new Set() };
    er.plaatsen.add(b.vindplaats);
    per.set(b.bron, er);
  }
  if (per.size === 0) return null;
  return (
    <span class="bron">
      <span class="slechts-gehoord">{tekst.value.knoppen.bron}: </span>
      {[...per].map(([bron, { titel, plaatsen }], i) => (
        <Nederlands key={bron}>
          {i > 0 && "; "}<Ding item={{ id: `/id/bron/${bron}`, label: titel }} />{["", ...plaatsen].join(", ")}
        </Nederlands>
      ))}
    </span>
  );
}
