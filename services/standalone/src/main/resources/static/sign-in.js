// A one-time link has its secret behind the #: it goes into the form, and out of the history.
const account = document.getElementById("account");
if (account && location.hash.includes("/")) {
  const [name, word] = location.hash.slice(1).split("/");
  account.value = decodeURIComponent(name);
  document.getElementById("link").value = word;
  history.replaceState(null, "", location.pathname);
  document.getElementById("password").focus();
}
