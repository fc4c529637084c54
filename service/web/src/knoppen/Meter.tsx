import type { Bevinding } from "../api/types.ts";
import { tekst } from "../taal/index.ts";

const HOOGSTENS = 6;

/** A small level meter: one bar per open finding, heaviest first, with the number beside it. */
export function Meter({ bevindingen }: { bevindingen: readonly Bevinding[] }) {
  const n = bevindingen.length;
  if (n === 0) return <span class="meter" />;
  return (
    <span class="meter" title={tekst.value.knoppen.openBevindingen(n)}>
      <span class="staafjes" aria-hidden="true">
        {bevindingen.slice(0, HOOGSTENS).map((b) => <i key={b.id} class={b.ernst} />)}
      </span>
      <span aria-hidden="true" class="getal">{n}</span>
      <span class="slechts-gehoord">, {tekst.value.knoppen.openBevindingen(n)}</span>
    </span>
  );
}
