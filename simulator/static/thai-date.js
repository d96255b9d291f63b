// Write moments the Thai way. The server sends Thai time, so the letters of the moment are taken as they stand.

const MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const DAYS = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];
const BUDDHIST = 543;

export const MONTH_NAMES = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

// What the practice ground's clock says, for whoever starts from today.
export const clock = { now: "2021-11-22T09:00:00+07:00" };

export const yearOf = (year, buddhist = true) => String(buddhist ? year + BUDDHIST : year);

export function day(iso, buddhist = true) {
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${yearOf(year, buddhist)}`;
}

export function weekday(iso) {
  return DAYS[new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()];
}

export function time(iso) {
  return `${iso.slice(11, 13)}.${iso.slice(14, 16)}`;
}

export function moment(iso) {
  return `วัน${weekday(iso)}ที่ ${day(iso)} เวลา\u00a0${time(iso)}\u00a0น.`;
}

export function daysLater(iso, days) {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function daysIn(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
