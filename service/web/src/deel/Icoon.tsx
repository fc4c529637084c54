/** Line icons, drawn here so that no icon font or outside file is needed. Always beside or named by text. */
const PADEN = {
  ongedaan: "M9 5 4 10l5 5M4 10h9a6 6 0 0 1 0 12h-2",
  opnieuw: "m15 5 5 5-5 5M20 10h-9a6 6 0 0 0 0 12h2",
  delen: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.6-5.6L12 7.3M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.6 5.6L12 16.7",
  scherm: "M3 5h18v11H3zM8 20h8M12 16v4",
  zon: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
  maan: "M20 14.5A8 8 0 1 1 9.5 4 6.5 6.5 0 0 0 20 14.5z",
  vast: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  los: "M6 11h12v9H6zM8.5 11V7a3.5 3.5 0 0 1 6.8-1.2",
  uitleg: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.01",
  sluit: "M6 6l12 12M18 6 6 18",
  zoek: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  pijl: "m9 6 6 6-6 6",
  breed: "M8 7l-5 5 5 5M16 7l5 5-5 5M3 12h18",
  blad: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  meer: "M5 7h14M5 12h14M5 17h14",
} as const;

export type Icoonnaam = keyof typeof PADEN;

export function Icoon({ naam }: { naam: Icoonnaam }) {
  return (
    <svg class="icoon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PADEN[naam]} />
    </svg>
  );
}
