// Write moments the Thai way. The desk sends Thai time, so the letters of the moment are taken as they stand.

const MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const DAYS = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

export const calendar = { buddhist: true };

export function day(iso) {
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${calendar.buddhist ? year + 543 : year}`;
}

export function weekday(iso) {
  return DAYS[new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()];
}

export function time(iso) {
  return `${iso.slice(11, 13)}.${iso.slice(14, 16)}`;
}

export function moment(iso) {
  return `วัน${weekday(iso)}ที่ ${day(iso)} เวลา ${time(iso)} น.`;
}
