// A one-time link has its secret behind the #: it goes into the form, and out of the history.
const account = document.getElementById("account");
if (account && location.hash.includes("/")) {
  const [name, word] = location.hash.slice(1).split("/");
  account.value = decodeURIComponent(name);
  document.getElementById("link").value = word;
  history.replaceState(null, "", location.pathname);
  document.getElementById("password").focus();
}

async function ask(form, path, body) {
  const csrf = form.querySelector("[data-header]");
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", [csrf.dataset.header]: csrf.value },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

async function create(form) {
  const options = await ask(form, "/webauthn/register/options");
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await navigator.credentials.create({ publicKey });
  await ask(form, "/webauthn/register", {
    publicKey: { credential: credential.toJSON(), label: form.elements.label.value },
  });
  return form.dataset.onward;
}

async function get(form) {
  const options = await ask(form, "/webauthn/authenticate/options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  const answer = await ask(form, "/login/webauthn", credential.toJSON());
  return answer.redirectUrl === "/" ? form.dataset.onward : answer.redirectUrl;
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      location.assign(await (form.dataset.passkey === "create" ? create(form) : get(form)));
    } catch {
      form.querySelector("[role=alert]").hidden = false;
    }
  });
}
