// @ts-check
/* Passkeys: the browser makes or shows one, and a form brings what it said to the server.

   form[data-passkey] says what is asked: `new` and `use` find what the server wants in the page, `sign-in` fetches it. */

/** @param {string} text base64url @returns {Uint8Array<ArrayBuffer>} */
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

/** @param {ArrayBuffer | null} bytes @returns {string | null} base64url */
const toText = (bytes) =>
  bytes && btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** @param {any} options as the server wrote them @returns {any} as the browser wants them */
const opened = (options) => {
  const asked = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) }
  for (const list of ['allowCredentials', 'excludeCredentials'])
    if (asked[list]) asked[list] = asked[list].map((/** @type {any} */ one) => ({ ...one, id: toBytes(one.id) }))
  if (asked.user) asked.user = { ...asked.user, id: toBytes(asked.user.id) }
  return asked
}

/** @param {any} credential what the browser gave @returns {string} what the server reads */
const written = (credential) => {
  const said = credential.response
  const response =
    'attestationObject' in said
      ? { attestationObject: toText(said.attestationObject), transports: said.getTransports?.() ?? [] }
      : {
          authenticatorData: toText(said.authenticatorData),
          signature: toText(said.signature),
          userHandle: toText(said.userHandle)
        }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: { clientDataJSON: toText(said.clientDataJSON), ...response },
    clientExtensionResults: credential.getClientExtensionResults()
  })
}

/** @param {HTMLFormElement} form @returns {Promise<any>} */
const wanted = async (form) => {
  if (form.dataset.passkey !== 'sign-in') return JSON.parse(document.getElementById('js_data')?.textContent ?? '{}')
  const answer = await fetch(form.action, { headers: { Accept: 'application/json' } })
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
  return answer.json()
}

/** @param {HTMLFormElement} form */
const ask = async (form) => {
  const data = await wanted(form)
  if (form.dataset.passkey !== 'new') return navigator.credentials.get({ publicKey: opened(data.request_options) })
  const asked = opened(data.creation_options)
  const selection = { ...asked.authenticatorSelection, residentKey: 'required', requireResidentKey: true }
  return navigator.credentials.create({ publicKey: { ...asked, authenticatorSelection: selection } })
}

if (window.PublicKeyCredential)
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!(form instanceof HTMLFormElement)) continue
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const failed = form.querySelector('[data-passkey-failed]')
      const field = form.elements.namedItem('credential')
      if (!(failed instanceof HTMLElement) || !(field instanceof HTMLInputElement)) return
      failed.hidden = true
      try {
        field.value = written(await ask(form))
        form.submit()
      } catch {
        failed.hidden = false // closed, too late, or no such passkey: which of these a browser does not tell
        failed.focus()
      }
    })
  }
