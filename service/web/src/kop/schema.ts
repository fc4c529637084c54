import { effect, signal } from "@preact/signals";

const SLEUTEL = "samenhang-schema";
const donkerIngesteld = matchMedia("(prefers-color-scheme: dark)");

function bewaard(): "licht" | "donker" | null {
  try {
    const waarde = localStorage.getItem(SLEUTEL);
    return waarde === "licht" || waarde === "donker" ? waarde : null;
  } catch {
    return null;
  }
}

/** Light or dark: what the device asks, until someone says otherwise. A taste of this device, so not in the address. */
const keus = signal(bewaard());
const apparaat = signal(donkerIngesteld.matches);

export function isDonker(): boolean {
  return keus.value === null ? apparaat.value : keus.value === "donker";
}

export function wisselSchema(): void {
  keus.value = isDonker() ? "licht" : "donker";
  try {
    localStorage.setItem(SLEUTEL, keus.value);
  } catch {
    // Only this visit, then.
  }
}

export function verbindSchema(): void {
  donkerIngesteld.addEventListener("change", (e) => (apparaat.value = e.matches));
  effect(() => {
    document.documentElement.dataset["schema"] = isDonker() ? "donker" : "licht";
  });
}
