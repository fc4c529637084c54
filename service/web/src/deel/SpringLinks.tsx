import { bekijk } from "../staat/winkel.ts";
import type { Tab } from "../staat/weergave.ts";
import { tekst } from "../taal/index.ts";

/** The first thing Tab meets. The address belongs to the state, so these move the focus themselves. */
export function SpringLinks() {
  const t = tekst.value.springNaar;
  const spring = (tab: Tab) => (e: Event) => {
    e.preventDefault();
    bekijk({ tab, breed: false });
    requestAnimationFrame(() => document.getElementById(tab)?.focus());
  };
  return (
    <div class="springlinks">
      {(["knoppen", "graaf", "bevindingen"] as const).map((tab) => (
        <a key={tab} href={`#${tab}`} onClick={spring(tab)}>{t[tab]}</a>
      ))}
    </div>
  );
}
