// Shows the document beside this page; first asks for the key when one is wanted. The key is kept nowhere.
const element = id => document.getElementById(id);

function say(text) {
  element("message").textContent = text;
  element("message").hidden = !text;
}

function show(spec, key) {
  document.title = spec.info.title;
  const ui = SwaggerUIBundle({
    spec,
    dom_id: "#tools",
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    validatorUrl: null,
    onComplete: () => key && ui.preauthorizeApiKey("key", key)
  });
}

async function load(key) {
  const answer = await fetch("openapi.json", key ? { headers: { Authorization: "Bearer " + key } } : {});
  const body = await answer.json();
  element("key").hidden = answer.status !== 401;
  say(answer.ok || (answer.status === 401 && !key) ? "" : body.error_description);
  if (answer.ok) show(body, key);
}

element("key").addEventListener("submit", event => {
  event.preventDefault();
  load(element("value").value);
});
load().catch(() => say("The server does not answer. Is agent serve up?"));
