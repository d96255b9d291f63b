// Flex's words for sizes, in pixels. What may grow with the reader's letters is given as a calculation.

const GAPS = { none: "0", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const LETTERS = { xxs: 14, xs: 15, sm: 16, md: 17, lg: 20, xl: 23, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const PICTURES = { xxs: "40px", xs: "60px", sm: "80px", md: "100px", lg: "120px", xl: "140px", xxl: "160px", "3xl": "180px", "4xl": "200px", "5xl": "220px", full: "100%" };
const BORDERS = { none: "0", light: "0.5px", normal: "1px", medium: "2px", "semi-bold": "3px", bold: "4px" };

export const CARDS = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 318, giga: 500 };
export const ACROSS = { start: "flex-start", end: "flex-end", center: "center" };
export const DOWN = { top: "flex-start", center: "center", bottom: "flex-end" };

export const gap = (value) => (value === undefined ? undefined : (GAPS[value] ?? value));
export const border = (value) => BORDERS[value] ?? value ?? "1px";
export const side = (size) => PICTURES[size ?? "md"] ?? size;

export function letters(size, scaling) {
  const pixels = LETTERS[size ?? "md"] ?? Number.parseFloat(size);
  return scaling ? `calc(${pixels}px * var(--scale))` : `${pixels}px`;
}

export function colours(part) {
  const slope = part.background;
  if (slope?.type !== "linearGradient") return part.backgroundColor ?? "";
  const middle = slope.centerColor ? `, ${slope.centerColor} ${slope.centerPosition ?? "50%"}` : "";
  return `linear-gradient(${slope.angle}, ${slope.startColor}${middle}, ${slope.endColor})`;
}
