// @ts-check
/* What the browser adds to pages that also work without it. */

/* A summary of errors, or a page that says something went wrong, gets the focus: a screen reader starts there. */
const first = document.querySelector('[data-focus]')
if (first instanceof HTMLElement) first.focus()

/* Sheets that hang from a summary close on Escape and when the focus leaves. */
for (const sheet of document.querySelectorAll('details[data-sheet]')) {
  if (!(sheet instanceof HTMLDetailsElement)) continue
  sheet.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    sheet.open = false
    sheet.querySelector('summary')?.focus()
  })
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !sheet.contains(event.target)) sheet.open = false
  })
}

/* Print is a button only where there is a printer to call. */
for (const button of document.querySelectorAll('button[data-print]')) {
  if (!(button instanceof HTMLElement)) continue
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

/* A form that has been sent is not sent again by a second tap, unless it gives a file; coming back with the back button
   frees it. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || 'again' in form.dataset) return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})

/* A draft that could not be kept says so, in the words that stand ready in the page. */
/** @param {Event} event @param {string} words */
const tell = (event, words) => {
  const form = event.target instanceof Element ? event.target.closest('form[data-draft]') : null
  const said = form?.querySelector(`template[data-draft-says="${words}"]`)
  if (!(form instanceof HTMLFormElement) || !(said instanceof HTMLTemplateElement)) return
  if (words === 'signed-out') form.dataset.signedOut = 'yes'
  form.querySelector('.draft-status')?.replaceChildren(said.content.cloneNode(true))
}
document.addEventListener('htmx:error', (event) => tell(event, 'offline'))
document.addEventListener('htmx:response:error', (event) => {
  const status = /** @type {CustomEvent} */ (event).detail?.ctx?.response?.status
  if (status === 401 || status === 403) tell(event, 'signed-out')
  else tell(event, status === 413 ? 'too-large' : 'failed')
})

/* A form that is being sent keeps no draft any more. */
document.addEventListener('htmx:before:request', (event) => {
  const form = event.target instanceof Element ? event.target.closest('form[data-draft]') : null
  if (form instanceof HTMLFormElement && form.dataset.sent) event.preventDefault()
})

/* Back from signing in again in another tab: the open form goes on under the new sign-in, and is kept at once. */
const goOn = async () => {
  const form = document.querySelector('form[data-signed-out]')
  if (!(form instanceof HTMLFormElement) || document.hidden) return
  const answer = await fetch(form.getAttribute('hx-post') ?? '', { headers: { 'HX-Request': 'true' } }).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('input')
  for (const token of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) {
    if (fresh && token instanceof HTMLInputElement) token.value = fresh.value
  }
  delete form.dataset.signedOut
  form.dispatchEvent(new Event('change'))
}
document.addEventListener('visibilitychange', goOn)
window.addEventListener('focus', goOn)
