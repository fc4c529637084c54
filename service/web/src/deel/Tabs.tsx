import { antwoord } from "../staat/beurt.ts";
import { bekijk, weergave } from "../staat/winkel.ts";
import { tekst } from "../taal/index.ts";

/** On a phone the three panes take turns. */
export function Tabs() {
  const t = tekst.value.tabs;
  const open = antwoord.value?.gevolgen.bevindingen.filter((b) => b.status === "open").length ?? 0;
  return (
    <nav class="tabs" aria-label={t.naam}>
      {(["knoppen", "graaf", "bevindingen"] as const).map((tab) => (
        <button key={tab} type="button" aria-pressed={weergave.value.tab === tab} onClick={() => bekijk({ tab })}>
          {t[tab]}{tab === "bevindingen" && open > 0 && <span class="telling"> {open}</span>}
        </button>
      ))}
    </nav>
  );
}
