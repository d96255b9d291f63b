// Talk to the control desk of the local LINE.

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

export const act = (person, name, body = {}) => call("POST", `/control/people/${person}/${name}`, body);
export const addPerson = (name) => call("POST", "/control/people", { name });
export const setClock = (body) => call("POST", "/control/clock", body);
export const sheets = () => call("GET", "/control/sheets");

export function phones(people, version) {
  const query = new URLSearchParams({ people: people.join(","), version });
  return call("GET", `/control/phones?${query}`);
}
