import { html } from '../../kernel/html.ts';

/** What the review desk is; shown only where there is a scheme. */
export const aboutDesk = html`<h2 id="desk">The review desk</h2>
<p>A body that runs a <a href="/schemes">scheme</a> asks producers of statistics to show how they engaged the public before it gives its mark. A producer applies; an advice team checks; a panel with lay members advises; somebody who took no part in the advice decides.</p>
<p>Every <a href="/decisions">decision</a> is published once its letter is out, refusals included: the reasons, the days that it took, the lay and the expert views, what people said and what was done, the conditions, and how the mark stands today. A mark is not for ever: if its review does not come it says that it is overdue, and then lapses.</p>
<p>A mark says what its scheme says, and no more. It does not give a statistic a standing in law, nor a regulator’s accreditation. Anybody may raise a concern about a mark or a decision, on its page, and gets an answer.</p>`;

/** What the review desk publishes and keeps of people. */
export const privacyOfDesk = html`<h2 id="desk">The review desk</h2>
<ul>
  <li><b>Of the people who apply</b> we publish the credit that they ask for, and nothing else: not who wrote or sent the application, nor how to reach them. Drafts, comments on them, questions, answers, and files are not published.</li>
  <li><b>Of members of the panel</b> we publish the name, whether they are lay or expert, whether they were there, the interests that they declare, and the view that they give: as the notice says that they accept before they take part. Once an account has ended, the seat stands in the place of the name, in what was published before too; what its holder had written of their standing interests and days away is deleted within the hour.</li>
  <li><b>Of advisers and decision-makers</b> we publish no name. The public record has their role and a number that leads to nobody.</li>
  <li><b>Who raises a concern</b> about a mark or a decision is a <a href="#contributors">contributor</a>: what they write goes to the advice team, and is not published.</li>
</ul>
<p>Applications, and everything that was done on them, are kept, with who did it by a number: a decision must be explainable for as long as it stands in the register. Letters and reminders are mails: they are deleted here when other mails are.</p>`;
