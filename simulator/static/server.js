// Talk to the control side of the local LINE.

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
export const groupAct = (group, name, body = {}) => call("POST", `/control/groups/${group}/${name}`, body);
export const addPerson = (name) => call("POST", "/control/people", { name });
export const addGroup = (name, members) => call("POST", "/control/groups", { name, members });
export const setClock = (body) => call("POST", "/control/clock", body);
export const setFaults = (body) => call("POST", "/control/faults", body);
export const clearFaults = () => call("DELETE", "/control/faults");
export const weatherPlans = () => call("GET", "/control/weather");
export const beginPlan = (name) => call("POST", "/control/weather", { name });
export const endPlan = () => call("DELETE", "/control/weather");
export const reset = (keep) => call("POST", "/control/reset", { keep });
export const sheets = () => call("GET", "/control/sheets");
export const calls = (since) => call("GET", `/control/calls?since=${since}`);
export const webhooks = (since) => call("GET", `/control/webhooks?since=${since}`);
export const transcript = (chat) => `/control/transcript?${new URLSearchParams({ person: chat })}`;

export function phones(people, groups, version) {
  const query = new URLSearchParams({ people: people.join(","), groups: groups.join(","), version });
  return call("GET", `/control/phones?${query}`);
}
