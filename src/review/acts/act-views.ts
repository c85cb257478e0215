import { govukButton, govukErrorSummary } from '../../kernel/govuk.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { newId } from '../../kernel/tokens.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { ActForm, ActPage } from './act-form.ts';
import { actAddress } from './addresses.ts';

/** The page of one act. `notice`: that somebody was first, where so. */
export function actView(form: ActForm, page: ActPage, fields: Html, notice: string | null): Html {
  const { application, person, problems, names } = page;
  const { reference, standing, statistic } = application;
  return html`${
    problems.length === 0
      ? nothing
      : govukErrorSummary({
          errorList: problems.map(({ field, message }) => ({
            text: message,
            href: `#${field}`,
          })),
        })
  }
${notice === null ? nothing : html`<div class="problem" role="alert"><p><b>${notice}</b> What you typed is still here. Look at <a href="/applications/${reference.toLowerCase()}">how it stands now</a>, then send it again if it still holds.</p></div>`}
<header class="page-head"><p class="page-head__kicker">${reference}, ${names.statistics.get(statistic)?.title ?? statistic}</p>
<h1>${form.title}</h1></header>
${form.lead(page)}
<form method="post" action="${actAddress(reference, form.what)}"${form.filesOf ? html` enctype="multipart/form-data"` : nothing} novalidate>
${formKeyField(person)}
<input type="hidden" name="form" value="${newId()}">
<input type="hidden" name="seen" value="${standing.number}">
${fields}
${govukButton({ text: form.button, ...(form.final && { classes: 'govuk-button--warning' }) })}
</form>`;
}
