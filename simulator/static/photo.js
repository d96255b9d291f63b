// Photos to send: a file of the reader's, or a small field scene painted here so that a demo needs no camera.
// Sounds and films of the demo's own lie beside this file.

const WIDTH = 960;
const HEIGHT = 720;

export function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

export async function readSample(name) {
  const answer = await fetch(`/static/${name}`);
  return readFile(await answer.blob());
}

export function paintedPhoto() {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const paint = canvas.getContext("2d");
  sky(paint);
  hills(paint);
  rows(paint);
  return canvas.toDataURL("image/jpeg", 0.85).split(",")[1];
}

function sky(paint) {
  const slope = paint.createLinearGradient(0, 0, 0, 400);
  slope.addColorStop(0, "#6fb7ef");
  slope.addColorStop(1, "#dff1fb");
  paint.fillStyle = slope;
  paint.fillRect(0, 0, WIDTH, HEIGHT);
  paint.fillStyle = "#fff3b8";
  paint.beginPath();
  paint.arc(720 + 80 * Math.random(), 120, 52, 0, 7);
  paint.fill();
}

function hills(paint) {
  for (const [colour, top, height] of [["#7fa98b", 300, 90], ["#5c9268", 350, 70]]) {
    paint.fillStyle = colour;
    paint.beginPath();
    paint.moveTo(0, HEIGHT);
    const shift = Math.random() * 3;
    for (let x = 0; x <= WIDTH; x += 20) paint.lineTo(x, top + height * Math.sin(shift + x / 170) * 0.5);
    paint.lineTo(WIDTH, HEIGHT);
    paint.fill();
  }
}

function rows(paint) {
  paint.fillStyle = "#8a6a43";
  paint.fillRect(0, 420, WIDTH, 300);
  for (let row = 0; row < 6; row += 1) {
    const y = 440 + row * 50;
    for (let x = 10 + (row % 2) * 25; x < WIDTH; x += 52) {
      paint.fillStyle = ["#3f9d45", "#56b456", "#2f8a3c"][Math.floor(Math.random() * 3)];
      paint.beginPath();
      paint.ellipse(x, y, 15 + row * 2, 11 + row * 1.5, 0, 0, 7);
      paint.fill();
    }
  }
}
