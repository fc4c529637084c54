import type { Bronplaats } from "../api/types.ts";
import { tekst } from "../taal/index.ts";
import { Nederlands } from "./Nederlands.tsx";

/** Where it stands: handbook and place. The same place is named once. */
export function Bronnen({ bronnen }: { bronnen: readonly Bronplaats[] }) {
  const uniek = new Map(bronnen.map((b) => [`${b.titel}, ${b.vindplaats}`, b]));
  if (uniek.size === 0) return null;
  return (
    <span class="bron">
      <span class="slechts-gehoord">{tekst.value.knoppen.bron}: </span>
      {[...uniek].map(([naam], i) => (
        <Nederlands key={naam}>{(i > 0 ? "; " : "") + naam}</Nederlands>
      ))}
    </span>
  );
}
