import type { ComponentChildren } from "preact";
import type { Later as Antwoord } from "../staat/later.ts";
import { tekst } from "../taal/index.ts";
import { leesbaar } from "./Storingsbericht.tsx";

/** An answer that comes after the findings: dimmed while a newer one is under way, so that nothing jumps and nothing blocks. */
export function Later<T>({ antwoord: a, children }: { antwoord: Antwoord<T>; children: (waarde: T) => ComponentChildren }) {
  const t = tekst.value.storing;
  if (a.storing) {
    return <p class="storing" role="status">{a.storing.soort === "verbinding" ? t.verbinding : leesbaar(a.storing.probleem.detail ?? a.storing.probleem.title)}</p>;
  }
  return (
    <div class={`later${a.bezig ? " verouderd" : ""}`} aria-busy={a.bezig}>
      {a.waarde === null ? <p class="hint wacht">{tekst.value.oordeel.bezig}</p> : children(a.waarde)}
    </div>
  );
}
