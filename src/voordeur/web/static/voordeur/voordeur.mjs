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
for (const name of ['htmx:error', 'htmx:response:error']) {
  document.addEventListener(name, (event) => {
    const form = event.target instanceof Element ? event.target.closest('form[data-draft]') : null
    const status = form?.querySelector('.draft-status')
    if (status instanceof HTMLElement && status.dataset.failed && name === 'htmx:error') status.textContent = status.dataset.failed
  })
}
