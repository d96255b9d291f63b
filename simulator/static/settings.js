// How each phone is set: size of letters, calendar, phone or computer. Kept in the browser, as a phone keeps it.

const STANDARD = { size: 100, buddhist: true, computer: false };

export const SIZES = [100, 150, 200];

export function settingsOf(key) {
  try {
    return { ...STANDARD, ...JSON.parse(localStorage.getItem(`phone:${key}`) ?? "{}") };
  } catch {
    return { ...STANDARD };
  }
}

export function keep(key, settings) {
  try {
    localStorage.setItem(`phone:${key}`, JSON.stringify(settings));
  } catch {
    // A browser without storage forgets on reload; nothing else is lost.
  }
}
