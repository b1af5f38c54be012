# Svenska. Nyckeln "polls.voted" i koden heter polls-voted här.
# Du-tilltal, hela meningar, klarspråk: säg vad som hänt, vad som är sparat, vad man gör nu.

name = { $of }

# mail
mail-footer = This is an automatic message from Samordnaren. Leave out all personal data if you reply.

# access
access-stranger = I do not know who you are. Ask your area's administrator to add your work address to the registry.
access-may-not-convene = Your function may not call this meeting. Ask whoever convenes them where you work, such as the SIP coordinator.
access-no-meeting = I find no such meeting for you. It may be gone, or you are not called to it.
access-only-convener = Only whoever called { $reference } can do that. Get in touch with the convener.

# router
router-unknown-button = That button or form is no longer valid. Write /samordna and we start over.
router-only-the-word = Write just /samordna { $word }. I never read text after the command, and have not saved it. If you wrote about a person and it shows in the chat, open the menu of your message and choose to delete the message.
router-take-back = Did you write about a person? I have not saved it. If it shows in the chat, open the menu of your message and choose to delete it. Do not write it again.
router-repeated = I have received that already. Nothing was done twice.
router-was-refused = It was not possible when you did it, and nothing has changed. Do it again if you still want to.

# help
help-title = Samordnaren
help-what = I help you find a time for coordination meetings, send invitations and remind people. Write /samordna sip to call a SIP meeting.
help-no-names = Never write who the meeting is about. I do not need to know.
help-unknown-word = I do not know that command. This is what you can do:
help-you-are-called = Invitations to you come as private messages here.

# kinds
kinds-sip-title = Call a SIP meeting
kinds-sip-not-both = A SIP needs both the municipality's social services and the region. As it stands this is a coordination meeting, not a SIP.

# forms
forms-see-fields = Something needs correcting. It says what at each field; nothing you entered is lost.
forms-choose-one = Choose one of the options.
forms-choose-some = Choose at least one of the options.
forms-bad-day = Write the date as 2027-03-12.
forms-bad-clock = Write the time as 13:15.
forms-too-long = The text is { $length } characters. Write at most { $longest }.
forms-write-something = Write something here, or close the form.
forms-bad-link = Paste a whole link that starts with https://.
forms-who-question = Who is to be called?
forms-who-hint = You are called yourself. Invite children and guardians outside Samordnaren.
forms-who = Organisations and functions
forms-when-question = When?
forms-when = Time
forms-find-a-time = Find a time
forms-have-a-time = I have a time
forms-from-on = Earliest
forms-to-on = Latest
forms-family = The family can
forms-family-hint = Tick what the family has said. Leave empty if you have not asked yet.
forms-mon-am = Mon morning
forms-mon-pm = Mon afternoon
forms-tue-am = Tue morning
forms-tue-pm = Tue afternoon
forms-wed-am = Wed morning
forms-wed-pm = Wed afternoon
forms-thu-am = Thu morning
forms-thu-pm = Thu afternoon
forms-fri-am = Fri morning
forms-fri-pm = Fri afternoon
forms-on = Date
forms-at = Time of day
forms-at-hint = For example 13:15
forms-length = Length
forms-minutes = { $minutes } minutes
forms-place = Place
forms-no-place = No place
forms-link = Meeting link
forms-link-hint = A link to a video meeting at { $hosts }. Leave empty if you meet in person.
forms-consent-question = Consent
forms-consent-hint = Consent from everybody who must consent, the child's view considered. One guardian is not enough when there are two. Do not write whose consent.
forms-consent = The consent
forms-consent-given = Is given
forms-consent-being-obtained = Is being obtained
forms-covers = The consent covers
forms-covers-hint = The organisations the family has agreed to.
forms-valid-to-on = Valid to and including
forms-confirmed-by = Confirmed by
forms-confirmed-by-hint = The function that received the consent.
forms-call-send = Call
forms-consent-title = Consent for { $reference }
forms-consent-send = Save and go on
forms-move-title = Move { $reference }
forms-move-send = Move
forms-cancel-title = Cancel { $reference }
forms-cancel-send = Cancel the meeting
forms-cancel-question = Do you want to cancel the meeting?
forms-cancel-hint = Everybody called is told and the meeting leaves their calendars. You need give no reason.

# meetings
meetings-title = Coordination meeting { $reference }
meetings-who = Who
meetings-when = When
meetings-place = Place
meetings-link = Link
meetings-open-link = Open the link
meetings-list = { $items }
meetings-from-to = { $starts_at }–{ $end }
meetings-function-at = { $function }, { $organisation }
meetings-waits-for-consent = Waiting for consent. Nobody has been called.
meetings-consent-obtained = Consent is given now
meetings-drop-draft = Delete the draft
meetings-is-set = The meeting is booked. The invitation comes by mail.
meetings-move = Move
meetings-cancel = Cancel
meetings-was-cancelled = The meeting is cancelled.
meetings-draft-saved = { $reference } is saved and waits for consent. Nobody has been called. Press “Consent is given now” in our private dialogue when it is.
meetings-poll-sent = { $reference }: the question about times has gone privately to everybody. Answers by { $closes_at }.
meetings-booked = { $reference } is booked { $starts_at }. The invitation now goes to everybody by mail.
meetings-nothing-changed = { $reference } is already { $starts_at }, with the same length, place and link. Nothing was sent.
meetings-cancelled = { $reference } is cancelled. Everybody who got an invitation is told.
meetings-is-booked = { $reference } is already booked for { $starts_at }.
meetings-is-cancelled = { $reference } is cancelled. Call a new meeting with /samordna.
meetings-not-now = That cannot be done with { $reference } right now. Open the newest card in our private dialogue.
meetings-mail-failed = The mail to { $who } did not get through and will not be sent again. Tell them another way and correct the address in the registry.
meetings-mail-bounced = The mail to { $who } came back: the address does not take it. Tell them another way and ask whoever keeps the registry to correct the address.
meetings-card-failed = My chat message to { $who } did not get through. Tell them another way.
meetings-reminder-failed = The reminder to { $who } did not get through. Tell them another way.
meetings-mail-waits = The mail to { $who } has not got through yet. I try again { $again_at }.
meetings-after-clock = The meeting is after { $last }, { $days } days: { $source }.
meetings-day-has-passed = The day has passed. Choose today or a later day.
meetings-time-has-passed = The time has passed. Choose a later one.
meetings-day-too-far = The day is more than a year away. Check the year.
meetings-window-has-passed = Those days have passed. Choose { $today } or a later day.
meetings-end-before-start = The latest day cannot be before the earliest. Choose { $start } or a later day.
meetings-window-too-long = Search at most { $weeks } weeks at a time. Choose an earlier date.
meetings-host-not-allowed = The link leads to a host that is not approved. Use a link at { $hosts }.
meetings-outside-consent = The consent does not cover { $organisations }. Tick them if the family has agreed, else take them out of the call.
meetings-consent-ends-before = The consent ends before { $day }, the earliest day of the meeting. Renew the consent or choose an earlier time.
meetings-somebody-is-gone = Somebody you chose is no longer in the registry. Choose again among those shown.
meetings-only-your-own = Choose somebody from another organisation than your own.
meetings-not-work-address = { $addresses } is no approved work address. Ask your area's administrator to correct the registry.

# gates
gates-closed = Nobody has been called. { $why }
gates-no-consent = There is no consent for { $reference }. Record it first.
gates-outside-consent = The consent does not cover { $organisations }.
gates-consent-ended = The consent was valid to and including { $valid_to_on }. Renew it or choose an earlier day.

# times
times-blocked = I find no time. What stands in the way: { $what }. Widen the dates or change who is called.
times-blocked-but-later = I find no time. What stands in the way: { $what }. Between { $from_on } and { $to_on } there { $count ->
    [one] is one time
   *[other] are { $count } times
  }: choose those days instead.
times-window-short = that the days do not hold a meeting
times-way = { $who } (without it there { $count ->
    [one] is one time
   *[other] are { $count } times
  })
times-consent-ends = that the consent ends
times-office-hours = office hours
times-days-off = weekends and holidays
times-notice = that there must be at least { $days } days' notice
times-family = when the family can
times-lov = school holidays at { $school }

# polls
polls-answer-by = Which times can you make? Answer by { $closes_at }. You can change your mind until then.
polls-is-closed = The poll is closed.
polls-time = { $starts_at }
polls-yes = Yes
polls-if-need-be = If need be
polls-no = No
polls-yes-name = Yes to { $starts_at }
polls-if-need-be-name = If need be { $starts_at }
polls-no-name = No to { $starts_at }
polls-count = { $yes } yes, { $if_need_be } if need be, { $no } no
polls-note = { $count } · { $reasons }
polls-everyone-free = everybody free in the calendar
polls-all-but = { $count ->
    [one] one is busy
   *[other] { $count } are busy
  } in the calendar
polls-without = not { $organisation }
polls-squeeze-day = squeeze day
polls-after-clock = later than { $days } days after the consent (local routine)
polls-lacking = { $starts_at }: no yes yet from { $organisations }.
polls-book-about = Book one of the times:
polls-book = Book { $starts_at }
polls-closed = The poll about { $reference } is closed. Get in touch with the convener if something has changed.
polls-time-has-passed = { $starts_at } has passed. Book another time or call anew.

# letters
letters-called = You are called to a coordination meeting. Answer by accepting or declining in your calendar.
letters-moved = The coordination meeting has changed. This is what holds now:
letters-cancelled = The coordination meeting is cancelled and leaves your calendar.
letters-renamed = The meeting has a new name. Time and place are the same, and you need not answer again.
letters-renamed-subject = New name: { $title }
letters-moved-subject = Changed: { $title }
letters-cancelled-subject = Cancelled: { $title }
letters-reminder = A reminder: the meeting is near.
letters-reminder-subject = Reminder: { $title }
letters-no-names = Do not write who the meeting is about, neither in answers nor in the calendar.
letters-structural = Write nothing about any single person, neither in replies nor in the calendar.

# digest
digest-title = The week
digest-team = Coordination meetings about individuals: { $this_week } this week, { $next_week } next week.
digest-subject = Your week { $week }
digest-this-week = This week
digest-next-week = Next week
digest-when = { $starts_at }

# times of a school year
times-unknown-year = The school year of { $schools } is unknown, so I could not heed their holidays. Ask the administrator to add it.

# browser
browser-only-commands = Write only commands here, such as /samordna sip. I have neither read nor saved what you wrote.

# chats: Slack, Teams
chat-title = Samordnaren
chat-preview = Samordnaren has something for you.
chat-close = Close
chat-cut = … There is no room for the rest here.
slack-form-did-not-open = The form did not open. Nothing is lost: open it with the button.
chat-open-form = Open the form
chat-fault = That did not work, and nothing was saved. The fault is noted on our side. Try again in a while.
teams-answered-privately = I have answered you in our own chat.
teams-cannot-reach-you = I cannot write to you privately, and I do not answer here. Add Samordnaren under Apps in Teams, open the chat with it and write the same thing there.
teams-see-below = It is in a new message below.
teams-too-large = The answer was too large for Teams, so you do not get it here. What you did is saved. Write status to see how things stand, or ask whoever looks after Samordnaren to have a look.

# guard: what somebody has written themselves
guard-refuses = The text holds { $what }. Samordnaren must not know who anybody is. Use the suggestion or write it differently.
guard-asks = { $count ->
    [one] One word may point at somebody. Answer the question at the field, or write it differently.
   *[other] Some words may point at somebody. Answer the questions at the field, or write it differently.
 }
guard-what-person = a name
guard-what-pnr = a personal identity number
guard-what-phone = a telephone number
guard-what-email = an e-mail address
guard-what-address = an address
guard-what-case-no = a case number
guard-what-class-school = a class or group
guard-what-dob = a date of birth
guard-what-other-id = something that points at somebody
guard-what-indirect = a description that points at somebody
guard-what-sensitive = something sensitive
guard-ask-person = Is “{ $words }” a name here?
guard-ask-address = Is “{ $words }” somebody's home?
guard-ask-case-no = Is “{ $words }” about a single person?
guard-ask-indirect = Can one tell who it is from “{ $words }”?
guard-ask-sensitive = Is “{ $words }” about a single person? Then it belongs in your case system.
guard-ask-other = Does “{ $words }” point at somebody?
guard-tick-person = It is not a name
guard-tick-pnr = It is not a personal identity number
guard-tick-phone = It is not a private person's number
guard-tick-email = It is not a private person's address
guard-tick-address = It is a place of work
guard-tick-case-no = It is about no single person
guard-tick-class-school = It points at nobody
guard-tick-dob = It is not a date of birth
guard-tick-other-id = It points at nobody
guard-tick-indirect = No, one cannot tell who it is
guard-tick-sensitive = No, it is about no single person
guard-suggestion = Suggestion: { $words }
guard-suggestion-is = Suggestion:
guard-use = Use the suggestion
guard-rewrite = Write it differently

# agenda
agenda-add = Add to agenda
agenda-points = To discuss:
agenda-raised = { $words } ({ $who })
agenda-point-title = Add to agenda
agenda-point = What do you want to discuss?
agenda-no-names = Write no names and nothing that points at somebody. The point is shown with your organisation.
agenda-point-send = Add
agenda-change = Change points
agenda-change-send = Save
agenda-which = Which point?
agenda-what = What is to become of it?
agenda-rewrite = Rewrite it
agenda-remove = Remove it
agenda-new-words = New words
agenda-none-of-yours = No point for { $reference } comes from your organisation. Ask whoever wrote the point, or the convener, to change it.
agenda-not-there = The point has been removed, or another organisation wrote it. Close the form and look at the card, or ask the convener to change it.
agenda-full = { $reference } already has { $most } points, and there is no room for more. Raise it at the meeting.
agenda-show = Agenda
agenda-of = Agenda: { $title }
agenda-empty = Nobody has added a point yet.
agenda-numbered = { $nth }. { $line }
agenda-raised-minutes = { $words } ({ $who }), { $minutes } min
agenda-raised-by = { $words } ({ $who }), presented by { $by }
agenda-raised-both = { $words } ({ $who }), { $minutes } min, presented by { $by }
agenda-by-minutes = { $who }, { $minutes } min
agenda-by-presenter = { $who }, presented by { $by }
agenda-by-both = { $who }, { $minutes } min, presented by { $by }
agenda-template = Always included
agenda-template-items = { $items }
agenda-taken = The points take { $minutes } of the meeting's { $length } minutes.
agenda-too-long = The points take { $minutes } minutes, but the meeting is { $length }. Cut { $over } minutes, or put a point off.
agenda-open-until = Points are taken until { $closes_at }. Then the agenda goes out.
agenda-open-until-start = Points are taken until the meeting begins.
agenda-closed = The agenda closed { $closed_at }. The convener decides on what is added now.
agenda-is-late = The agenda has closed
agenda-is-late-hint = Write anyway: the convener decides whether the point comes on, waits for the next meeting or is not taken up.
agenda-was-late = The agenda closed { $closed_at }, but the point is saved. The convener has been told and decides. You see the answer on the meeting's card.
agenda-late-line = Late point, waits for the convener: { $words }
agenda-next-line = For the next meeting: { $words }
agenda-declined-line = Not taken up: { $words }
agenda-done-line = Done: { $words }
agenda-decided-line = Done: { $words }. Decision: { $decision }
agenda-take-in = Take it in
agenda-next = Next meeting
agenda-no = No
agenda-done = Done
agenda-not-reached = Not reached
agenda-decide = Decision
agenda-make-action = Make it an action
agenda-which-button = { $label }: { $what }
agenda-with-action = { $about }. { $action }
agenda-action-line = Action: { $who }, by { $on }. Change it on the meeting's card.
agenda-chair-only = Only whoever leads { $reference } can do that: the convener, or a colleague of the convener. Turn to the convener.
agenda-not-begun = { $reference } has not begun. Points are ticked off during the meeting.
agenda-decision-title = Decision
agenda-decision = What was decided?
agenda-decision-hint = One line, without names. The point is done when you save.
agenda-decision-individual = One line that says nothing of the person the meeting is about. What is decided about somebody is written in your own system.
agenda-no-decisions = No decisions are written here. Write them in your own system, and press ”Done”.
agenda-opened = The agenda is open. Add what you want to bring up by { $closes_at }.
agenda-reminded = Nobody from your organisation has added a point yet. If there is something to bring up, add it by { $closes_at }. Otherwise there is nothing to do.
agenda-out = { $count ->
    [one] The agenda is ready and has one point.
   *[other] The agenda is ready and has { $count } points.
}
agenda-late-told = A point came in after the agenda had closed. Open the agenda and choose whether it comes on, waits for the next meeting or is not taken up.
agenda-print = Open the page to print
agenda-heading = Bring up: { $point }
agenda-pick-feedback = Report back on point { $nth }
agenda-pick-actions = Follow up the actions of the last meeting
agenda-pick-who-does = Who does what until next time
agenda-pick-next = A time for the next meeting
agenda-feedback-choice = Report back on a point of the last meeting
agenda-picked-who = { $what } – { $who }
agenda-picked-week = { $what } – week { $week }
agenda-picked-both = { $what } – { $who } – week { $week }
agenda-own-words = Something else, in your own words
agenda-words = The point
agenda-which-nth = Which point?
agenda-choose-nth = Choose which point to report back on.
agenda-nth = { $nth }
agenda-whose = Which organisation is it about?
agenda-whose-hint = Leave it empty if it is about all of them.
agenda-which-week = Which week?
agenda-week = week { $week }
agenda-how-long = How long?
agenda-how-long-hint = The meeting is { $length } minutes. Leave it empty if you do not know.
agenda-minutes = { $minutes } min
agenda-presenter = Who presents it?
agenda-presenter-hint = A function, never a named person. Leave it empty if it is not decided.
agenda-alike-told = The point resembles one that is there already. Answer the question below, or rewrite it.
agenda-alike = { $who } already wants to bring up ”{ $words }”. Is it the same thing?
agenda-another = No, it is another point
agenda-there-already = That point is on the agenda already. Nothing was added.
agenda-reframe = Change time or who presents it
agenda-move = Move it
agenda-reopen = Open it again
agenda-place = Which place?
agenda-is-picked = The point was picked from the list and has no words of its own to change. Take it away and add another.
agenda-only-chair = Only the convener can open a point again.
agenda-from-message-hint = The text is copied from the message and is kept only when you add the point. Take out names and whatever points at somebody.
agenda-no-meeting-ahead = You are not called to any meeting that takes points. Write /samordna status to see your meetings.
agenda-no-words-there = At that meeting one can only choose from a list. Open the meeting's card and press ”Add to agenda”.
polls-comment-button = Comment
polls-comment-title = Comment on the times
polls-comment = Your comment
polls-comment-hint = For instance “Only by video on Tuesday”. Write no names. An empty field removes the comment.
polls-comment-send = Save
polls-commented = { $who }: { $words }

# kinds, more
kinds-sip-insatser = Which measures are needed?
kinds-sip-each-answers = Which measures does each one answer for?
kinds-sip-others = Which measures does somebody else take?
kinds-sip-overall = Who has the overall responsibility?
kinds-bus-title = Call a BUS meeting on a single matter
kinds-bus-not-all = School, social services and region all need to be part of BUS. One of them is missing now.
kinds-bus-obstacle = What is stuck?
kinds-bus-decision = What do we decide, and who does it?
kinds-bus-who-tells = Who tells the family?
kinds-bus-overall = BUS, overall
kinds-bus-overall-title = Call an overall BUS meeting
kinds-bus-overall-since = Since last time
kinds-bus-overall-deviations = Deviations and what they say of the cooperation
kinds-bus-overall-next = Next meeting and who chairs it
kinds-report-title = Call a meeting after a report of concern
kinds-report-no-social-services = The social services need to be part of a meeting after a report.
kinds-report-refers = Only the social services call such a meeting. To consult without names, write /samordna konsultation. If you are worried about a child, write /samordna akut to see whom to turn to.
kinds-report-reporter = Whoever reported has a duty to report at work.
kinds-report-protection = The protection assessment is made and documented.
kinds-report-suitable = The meeting is suitable for the best interests of the child.
kinds-report-no-suspicion = There is no suspicion of violence, sexual abuse, honour-based violence or oppression, genital mutilation or other crime against the child, and no immediate taking into care is considered.
kinds-report-no-protected-identity = Nobody in the family has protected personal data.
kinds-report-concern = What the concern is, said in the meeting and not in writing
kinds-report-next = What happens now?
kinds-report-feedback = Feedback: who, to whom and when?
kinds-consult-title = Call a consultation without names
kinds-consult-question = The question, with nothing about any single person
kinds-consult-next = Next step
kinds-forum = Cooperation forum
kinds-forum-title = Call a forum
kinds-forum-since = Since last time
kinds-forum-questions = Questions we share
kinds-forum-next = Next meeting
forms-conditions-question = Is all of this so?
forms-conditions-hint = If anything is not: close the form. Nothing is kept, not even that you opened it.
forms-condition = { $number }. { $text }
forms-conditions-send = Go on, all is so
forms-name = Name of the forum
forms-name-hint = Everybody called can see the name. Write no names of persons.
forms-latest = The meeting is held by
forms-latest-hint = Optional. The preliminary assessment is due 14 calendar days after the report came in; weekends do not move the day. Leave empty when an investigation is already under way.
forms-secrecy-question = Is the question of secrecy solved?
forms-secrecy-hint = Whoever brings a matter to BUS answers for secrecy being solved, for instance by consent. Do not write how.
forms-secrecy = Secrecy
forms-secrecy-solved = The question of secrecy is solved
forms-obstacle = What is stuck?
obstacles-consent = Consent is missing or does not suffice
obstacles-responsibility = No agreement on who is responsible
obstacles-resources = The measure does not exist or takes too long
obstacles-nobody-came = One party has not come to the meetings
obstacles-disagreement = No agreement on what is needed
obstacles-other = Something else
meetings-secrecy-first = Tick that the question of secrecy is solved. If it is not: solve it first, then call.
meetings-latest-before-first = The meeting cannot be held before that day. Choose a later date or an earlier time.
meetings-after-latest = The time is after { $last }, which you set as the last day.
gates-secrecy = The question of secrecy for { $reference } is not solved.

# registry
# school years
schoolyears-title = School years
schoolyears-no-schools = There is no school in the registry yet.
schoolyears-none = school year unknown
schoolyears-several = { $years }
schoolyears-year-confirmed = { $label } (confirmed { $on })
schoolyears-year-unconfirmed = { $label } (not confirmed)
schoolyears-lacking = The school year { $label } is unknown: { $schools }. I guess no dates. Add the year when it has been decided.
schoolyears-by-file = Other holidays, and many school years at once, come from a CSV or ICS file. Ask whoever runs Samordnaren to run samordna year import.
schoolyears-add = Add a school year
schoolyears-take-shipped = Stockholm’s school years
schoolyears-set-title = Add a school year
schoolyears-set-send = Save
schoolyears-school = Which school is it?
schoolyears-municipal = The municipality’s schools
schoolyears-terms-question = When are the terms?
schoolyears-terms-hint = Write the first and the last school day, as the huvudman has decided.
schoolyears-autumn-from = Autumn term begins
schoolyears-autumn-to = Autumn term ends
schoolyears-spring-from = Spring term begins
schoolyears-spring-to = Spring term ends
schoolyears-lov-question = When are the school holidays?
schoolyears-lov-hint = The Christmas holidays lie between the terms and need not be written.
schoolyears-autumn-lov-from = Autumn holidays begin
schoolyears-autumn-lov-to = Autumn holidays end
schoolyears-winter-lov-from = Winter holidays begin
schoolyears-winter-lov-to = Winter holidays end
schoolyears-easter-lov-from = Easter holidays begin
schoolyears-easter-lov-to = Easter holidays end
schoolyears-study-days-question = On which study days are pupils off?
schoolyears-study-days-hint = Five at most in a school year. Leave empty what is not decided.
schoolyears-study-day = Study day { $number }
schoolyears-source = Where do the dates come from?
schoolyears-source-hint = Such as the school’s web page or the board’s decision.
schoolyears-confidence = Are the dates confirmed?
schoolyears-confirmed-yes = Yes, I have compared them with the huvudman’s decision
schoolyears-shipped-title = Stockholm’s school years
schoolyears-shipped-send = Add
schoolyears-shipped-question = This is added
schoolyears-shipped-hint = The dates are not confirmed: compare with grundskola.stockholm/terminer-och-lov. School years that are there already are left alone.
schoolyears-saved = The school years are saved.
schoolyears-same = It is so already. Nothing was changed.
schoolyears-new = New school year { $label } for { $organisation }.
schoolyears-changed = Changed school year { $label } for { $organisation }: { $what }.
schoolyears-autumn-now = autumn term { $from_on }–{ $to_on }
schoolyears-spring-now = spring term { $from_on }–{ $to_on }
schoolyears-break-new = new { $name } { $from_on }–{ $to_on }
schoolyears-break-gone = removed { $name } { $from_on }–{ $to_on }
schoolyears-confirmed = confirmed
schoolyears-not-confirmed = not confirmed
schoolyears-listed = { $school }: { $label }, { $source }, checked { $on }.
schoolyears-school-lacks = { $school }: the school year { $label } is unknown.
schoolyears-remind-subject = Time to add the next school year
schoolyears-remind-subject-august = The school year has no dates yet
schoolyears-on-line = line { $line }: { $what }
schoolyears-no-school = There is no school { $name } in the registry. Write its name as it stands there, or add the school first.
schoolyears-skipped = { $count ->
    [one] 1 event in the calendar is no term, school holiday or study day and was left out.
   *[other] { $count } events in the calendar are no terms, school holidays or study days and were left out.
}
schoolyears-august = The school year has to begin in August, not { $on } ({ $source }). Correct the date.
schoolyears-june = The school year has to end in June, not { $on } ({ $source }). Correct the date.
schoolyears-autumn-once = The school year { $label } should have one autumn term and has { $count }. Write one line with when it begins and ends.
schoolyears-spring-once = The school year { $label } should have one spring term and has { $count }. Write one line with when it begins and ends.
schoolyears-terms-meet = The spring term { $label } begins before the autumn term has ended. Correct the dates.
schoolyears-outside = { $name } lies outside the school year { $label }. Correct the dates.
schoolyears-overlap = { $name } lies on the same days as { $other }. Correct the dates, or remove one of them.
schoolyears-ends-before = { $name } ends before it has begun. Swap the dates.
schoolyears-few-school-days = The school year { $label } has { $count } school days and needs at least { $least } ({ $source }). Check terms and school holidays.
schoolyears-few-lov-days = The school year { $label } has { $count } days of school holidays and needs at least { $least } ({ $source }). Check them.
schoolyears-many-study-days = The school year { $label } has { $count } study days and may have { $most } at most ({ $source }). Check them.
schoolyears-unreadable = The file cannot be read. Save it as CSV UTF-8.
schoolyears-quotation-mark = A quotation mark is not closed. Remove it, or write it twice.
schoolyears-empty = The file is empty. Its first line should be slag;namn;från;till.
schoolyears-columns = The heading { $columns } is missing. The first line should be slag;namn;från;till.
schoolyears-kind = I do not know the kind { $got }. Write hösttermin, vårtermin, lov or studiedag.
schoolyears-bad-name = The name is too long or holds signs that do not show. Write { $longest } characters at most.
schoolyears-day = I did not understand the date { $got }. Write it as 2026-08-17.
schoolyears-event-day = The event “{ $name }” has no start date. Give it one, or remove it.
schoolyears-no-calendar = The file is no calendar that can be read. Export it anew as ICS.
schoolyears-nothing-in-calendar = The calendar has no terms, school holidays or study days. Check that it is the right one.
schoolyears-which-end = I did not understand whether the term begins or ends with “{ $name }”. Write “börjar” or “slutar” in its name.
schoolyears-one-end = Of the term with “{ $name }” only the beginning or the end is there. Add the other.

# forums
forums-title = Forums
forums-none = The area has no forums yet.
forums-another = Another forum
forums-new = New forum
forums-merge = Merge forums
forums-book = Book a meeting
forums-series = Book a series
forums-explain = Explain
forums-change = Change
forums-change-title = Change the forum
forums-change-send = Save
forums-change-hint = It holds for meetings that are proposed and booked from now on.
forums-place = Where do you usually meet?
forums-place-hint = A room on the agreement's list is booked for one meeting at a time.
forums-link = Meeting link for all of the forum's meetings
forums-needless = Whom can the meeting do without?
forums-needless-hint = They are called all the same, but a time is proposed even when they cannot come. Leave empty if everybody is needed.
forums-somebody-must-come = Somebody must be needed. Leave at least one function unticked.
forums-changed-meanwhile = Somebody else changed the forum while you were writing, so nothing of yours is saved. Open the form again to see what holds, and make your change there.
forums-changed = Saved for { $name }.
forums-changed-ahead = Meetings that are booked already keep their time, place and people.
forums-last-on = The forum's last day
forums-last-on-hint = Leave it empty if it goes on. Nothing is booked after that day.
forums-lasts = The forum is there until { $on }.
forums-left-alone = This forum is prepared by { $forums }. After its last day their points are handed on to nobody. Choose Change to let them prepare another forum.
forums-booked-after = { $count ->
    [one] One meeting lies after that day and stays until you cancel it:
   *[other] { $count } meetings lie after that day and stay until you cancel them:
}
forums-call-off-after = { $count ->
    [one] Cancel the meeting
   *[other] Cancel all { $count }
}
forums-called-off = { $count ->
    [one] The meeting is cancelled and all who were called are told.
   *[other] { $count } meetings are cancelled and all who were called are told.
}
forums-none-after = No meeting lies after the last day of { $name }.
forums-police-stays = A forum with the police is kept apart from the others, so the police can be neither added nor removed here. Create a new forum instead.
forums-anywhere = in any organisation
forums-nowhere = No usual place has been said.
forums-and-place = { $standing } · { $where }
forums-at-place = You usually meet in { $place }, { $organisation }.
forums-at-place-and-online = You usually meet in { $place }, { $organisation }, and by link.
forums-online = You usually meet by link.
forums-at-the-hosts = You meet at the host's.
forums-about = { $what }: { $name }
forums-begins = { $standing } (from { $on })
forums-ends-with = { $standing } (until { $on })
forums-not-yet = { $name } begins { $on }. Choose that day or a later one.
forums-no-more = { $name } ends { $on }. Choose that day or an earlier one.
forums-standing = { $name }: { $count } of { $of } booked
forums-in-term = { $term } · { $standing }
forums-standing-free = { $name }: { $count } booked this term
forums-standing-explained = { $name }: { $count } of { $of } booked. Explanation: { $why }.
forums-term-unknown = The school year is unknown, so I do not know which term it is and do not guess. Ask whoever looks after the area to add it.
forums-no-forum = I find no such forum. Write /samordna forum to see those there are.
forums-only-owner = Only whoever looks after { $name } can do that. Write /samordna forum to see your own.
forums-pick-title = New forum
forums-go-on = Go on
forums-template = What kind of forum?
forums-template-hint = The templates come from the districts’ own papers. All of it can be changed.
forums-own = A forum of your own, without a template
forums-create-title = New forum
forums-create-send = Create the forum
forums-template-source = Template: { $name }. Source: { $source }.
forums-is-historic = The template is historic
forums-historic-hint = That forum is no more. Use the template as a pattern and give yours a name of its own.
forums-historic-name = That was the name of a forum that is no more. Write your forum’s own name.
forums-name = What is the forum called?
forums-name-hint = Everybody in the area sees the name. Never write anything about a child.
forums-name-taken = There is a forum of that name already. Choose another.
forums-owner = Which function looks after it?
forums-seats = Which functions take part?
forums-cadence = How often do you meet?
forums-each-term = Every term
forums-weekly = Every week
forums-fortnightly = Every other week
forums-monthly = Every month
forums-on-need = When needed
forums-per-term = How many meetings a term have you agreed on?
forums-per-term-hint = Local custom. Without a number I do not remind.
forums-no-number = No number agreed
forums-count = { $count }
forums-parent = Does it prepare another forum?
forums-no-parent = No
forums-also = Also
forums-rotates = The organisations take turns as hosts
forums-small-group = The group is so small that a place and a school year may tell who somebody is
forums-make-preparing = Create the groups that prepare it too
forums-needs-police = The forum works with the police. Choose a function of the police, or another template.
forums-police-apart = Forums with the police are kept apart from the others. Choose forums of one sort.
forums-call-kind = Call a meeting
forums-is-a-kind = { $name } is a kind of meeting of its own and no recurring forum.
forums-created = Created: { $forums }.
forums-rsu-instead = RSU and CSU are teaching groups and no forum, so they get no process here. The usual ways hold: /samordna sip, /samordna bus or /samordna akut. The groups are small: mark a forum about them as a small group, and its texts are read more strictly.
forums-investigation-instead = An investigation is the social services’ own and does not belong here. To coordinate measures, write /samordna sip. If you worry about a child, write /samordna akut to see whom to turn to.
forums-book-title = { $name }
forums-explain-title = Why are there fewer?
forums-explain-send = Save the explanation
forums-explain-hint = Once you have answered, nobody is reminded of this term.
forums-reason = Reason
forums-no-common-time = No time suited everybody
forums-vacancy = A function is vacant
forums-merged-into-other = Another forum covers it
forums-nothing-to-discuss = Nothing to discuss
forums-reorganisation = Reorganisation
forums-agreed-fewer = We have agreed on fewer
forums-explained = { $name } is reminded of no more this term. Explanation: { $why }.
forums-series-title = Book a series
forums-series-send = Show the days
forums-series-hint = Public holidays, their eves and the lov of schools that take part are left out. The time on the wall is the same all term, also when clocks change.
forums-weekday = Weekday
forums-monday = Monday
forums-tuesday = Tuesday
forums-wednesday = Wednesday
forums-thursday = Thursday
forums-friday = Friday
forums-at = Time
forums-every = How often?
forums-every-weeks = { $count ->
    [one] Every week
   *[other] Every { $count } weeks
}
forums-from-on = From
forums-to-on = Until
forums-no-days = No day is left to book. Check the dates: they may have passed, be days off or be booked already.
forums-too-many = That is more than { $most } meetings. Choose a shorter time.
forums-which = Which forums?
forums-merge-title = Merge forums
forums-merge-send = Merge
forums-merge-hint = The old ones stay as history. The quota holds from the day.
forums-since-on = From
forums-choose-two = Choose at least two forums that exist.
forums-other-kind = They are forums of different kinds. Choose forums of one kind.
forums-merged = From { $on } { $forums } are one forum: { $name }. What has been stays.
forums-ends = { $name } ends { $on } and cannot be split or merged. Write /samordna forum to see what holds.
forums-split-title = Split a forum
forums-split-send = Split
forums-split-hint = Both get the same participants and quota. Meetings booked already go with the first.
forums-first-name = The first is called
forums-second-name = The second is called
forums-was-split = From { $on } { $name } is two forums: { $forums }.
forums-split = Split
forums-book-all = Book all { $count }
forums-book-at = Book { $starts_at }
forums-free-times = Proposed times: { $times }.
forums-time = { $at }
forums-other-time = Another time
forums-no-time-found = I found too few times for { $name }. Choose Another time to look yourself.
forums-schools-unknown = The school year is unknown for { $schools }, so their lov is not counted.
forums-booked = { $count ->
    [one] 1 meeting is booked and the invitations are on their way.
   *[other] { $count } meetings are booked and the invitations are on their way.
}
forums-booked-at = { $title }: { $starts_at }
forums-nothing-to-book = Those times are booked already or have passed. Write /samordna forum to see how things stand.
forums-nobody-else = No other organisation has anybody in its seats of { $name }. Add contacts to the registry first.
forums-autumn = Forums autumn { $year }
forums-spring = Forums spring { $year }
forums-status-intro = The numbers are what you have agreed on yourselves ({ $source }).
forums-nobody-owns = Nobody has the function that looks after { $forums } any more, so you who look after the area are told. Add somebody with that function to the registry.
forums-in-chat = Write /samordna forum in the chat to book or explain. If you cannot reach the chat, ask whoever looks after the area to do it: { $addresses }.
forums-sip = SIP meeting
forums-bus-local = Local BUS
forums-individual = Forum on single cases
forums-fifteen = 15-gruppen
forums-fifteen-first = Preparing group 1
forums-fifteen-second = Preparing group 2
forums-fifteen-bus = Preparing group social services, school, BUS
forums-report = Anmälningsmöte
forums-sst = SST, school social team
forums-sst2 = SST 2.0 (RSU 2)
forums-sst-plus = SST+
forums-intake = Intake group
forums-ssp = SSP, school, social services and police
forums-cooperation = Cooperation forum each term
forums-information = Information meeting
forums-health-team = Pupil health team, EHT
forums-school-social-workers = Group meeting of school social workers
forums-contacts = Contact persons at the units
forums-internal = Recurring meetings between departments
forums-prevention = Working group on youth prevention
forums-area-groups = Area group
forums-protective-factor = Preschool and school as a protective factor
forums-rsu = RSU/CSU
forums-investigation = Child welfare investigation (BBIC)
forums-since = Since last time
forums-questions = Common questions
forums-next = Next meeting
forums-next-and-chair = Next meeting and who chairs
forums-deviations = Deviations and what they say of the cooperation
forums-reminder-only = Single cases are dealt with there and never written here
forums-prepared = From the preparing groups
forums-to-parent = Questions to hand on
forums-groups = The state of things, no single pupils
forums-methods = Ways of working
forums-count-only = How many places there are
forums-by-area = The state of things by area, never by person
forums-news = News since last term
forums-organisation = The pupil health work at large
forums-all-schools = The state of things at the schools
forums-follow-up = Follow-up
forums-actions = Actions under way

registry-title = Your settings
registry-you-are = You are
registry-language = Language
registry-swedish = Swedish
registry-english = English
registry-reach = Reminders
registry-by-chat = In the chat
registry-by-mail = By mail
registry-reach-hint = Calendar invitations always go by mail.
registry-substitute = Substitute
registry-substitute-hint = Takes over your meetings if you leave. Choose somebody in your organisation.
registry-nobody = Nobody
registry-change-own = Change
registry-own-title = Your settings
registry-save = Save
registry-saved = Your settings are saved and hold from now on.
registry-area-title = The area's registry
registry-counts = { $organisations ->
    [one] One organisation
   *[other] { $organisations } organisations
  }, { $contacts ->
    [one] one contact
   *[other] { $contacts } contacts
  } and { $teams ->
    [one] one channel
   *[other] { $teams } channels
  }.
registry-by-file = Organisations, functions and many contacts at once are added from a file. Ask your operator to run samordna registry import.
registry-add = Add a contact
registry-change = Change a contact
registry-leave = Deactivate a contact
registry-add-title = Add a contact
registry-add-send = Add
registry-organisation = Organisation
registry-function = Function
registry-new-ones-hint = Not here? Ask your operator to add it from a file.
registry-email = Work address
registry-email-hint = The person's own or the function's, such as kurator@skolan.example.
registry-added = { $email } has been added as { $who } and can be called. The same address in the chat is enough to be known there.
registry-change-title = Change a contact
registry-contact = Contact
registry-same = Unchanged
registry-changed = The settings of { $email } are saved.
registry-leave-title = Deactivate a contact
registry-leave-send = Deactivate
registry-leave-question = Who has left?
registry-leave-hint = The contact can no longer be called. Open meetings go over to the successor, who gets the invitations; they are taken out of the calendar of whoever leaves.
registry-successor = Successor
registry-their-substitute = The contact's substitute
registry-gone = { $email } is deactivated and can no longer be called. Nothing was open.
registry-gone-over = { $email } is deactivated and can no longer be called. { $count ->
    [0] No meetings were open.
    [one] One open meeting has gone over to { $to }.
   *[other] { $count } open meetings have gone over to { $to }.
  }
registry-function-and-email = { $function }, { $email }
registry-room-title = This channel
registry-digest-comes = The week's summary comes here.
registry-digest-does-not-come = The week's summary does not come here.
registry-digest-on = Let it come here
registry-digest-off = Stop sending it here
registry-only-admin = Only those who look after the area's registry can do that. Ask somebody named under admins in the agreement.
registry-no-organisations = There are no organisations yet. Ask your operator to add them from a file with samordna registry import.
registry-not-work-domain = { $domain } is no work domain of the agreement. Use an address at { $domains }.
registry-already-there = { $email } is there already. Choose Change a contact instead.
registry-same-organisation = Choose somebody active in the same organisation: consents are for the organisation.
registry-needs-successor = { $meetings ->
    [one] The contact has one open meeting that would be left with nobody. Choose a successor in the same organisation.
   *[other] The contact has { $meetings } open meetings that would be left with nobody. Choose a successor in the same organisation.
  }
registry-stands-in = The contact is the substitute of { $others }. Choose a successor in the same organisation, or give them another substitute first.
registry-not-yourself = You cannot deactivate yourself. Ask another who looks after the registry.
registry-nobody-there = The contact is no longer there. Open the form again and choose among those shown.
registry-not-a-channel = This is no channel. Write /samordna inställningar in the team's own channel.
registry-room-is-open = Others than the team can read here, so the week's summary cannot come here. Choose a closed channel without guests.
registry-which-chat = I cannot see which chat the channel belongs to. Write /samordna inställningar in it once more in a while.
registry-no-longer-called = You are no longer called to the coordination meeting. It is taken out of your calendar.
registry-no-longer-called-subject = No longer called: { $title }
forms-bad-address = Write an e-mail address, such as kurator@skolan.example.
registry-help = Change language, reminders and substitute with /samordna inställningar.

# latest
latest-days-left = { $days ->
    [0] Today is the last day: { $latest_on }.
   *[other] { $days } days left until the last day: { $latest_on }.
  } Weekends do not move it.
latest-no-time = No time is booked for { $reference }. Book one on the card in our private dialogue, or cancel if the meeting is not needed.
latest-booked = { $reference } is booked for { $starts_at } but has not been held yet. If that is too late: move the meeting on the card in our private dialogue.
times-next-workday = that the meeting cannot be held before the next working day
polls-after-latest = after the last day

# closings: when the meeting has been held
closings-has-begun = When the meeting is over:
closings-close = Close the meeting
closings-title = Close { $reference }
closings-send = Close
closings-came = Who came?
closings-checklist = Did you go through everything?
closings-checklist-hint = A list to remember by; it is not saved. What you arrived at is written in your own case system, never here.
closings-next-question = What happens now?
closings-next-hint = A meeting is not closed until that has been said.
closings-next = After the meeting
closings-follow-up = Follow-up
closings-ended = The plan ends
closings-to-bus = Cannot be solved in SIP, goes to BUS
closings-next-date = Another meeting
closings-no-next-date = Nothing more planned
closings-on = Day
closings-on-hint = I look for times from a week before to a week after. Same organisations, length and place.
closings-bus-convener = Who receives it at BUS?
closings-bus-convener-hint = They are told the reference and the type of obstacle only. Tell the rest in a secure way outside Samordnaren.
closings-chair = Chair next time
closings-chair-hint = The organisations take turns: the one that chaired longest ago, or never, is next. The chair calls the meeting.
closings-outcome = How did it turn out?
closings-outcome-hint = Only the code is saved. The decision is written in your own systems.
closings-decided = Decided
closings-back-to-sip = Back to SIP
closings-a-deviation = Deviation
closings-feedback = Feedback
closings-feedback-by = Something is to be done by a day
closings-feedback-nothing = Nothing is left to do
closings-feedback-by-on = Done by
closings-feedback-hint = Within a week of the decision whether to open an investigation. If one was running already, or the reporter asks later: at once. (SoL 2025:400 ch. 19 s. 6.) The reminder does not say what it is about.
closings-unresolved = What is left for next time?
closings-unresolved-hint = What you tick is moved to the next meeting's agenda.
closings-secrecy-first = Tick that the question of secrecy is solved. If it is not: solve it first, then close.
closings-day-must-come = Choose a day from tomorrow on.
closings-not-begun = { $reference } begins { $starts_at }. Close it when it has been held.
closings-closed-already = { $reference } is closed already.
closings-closed = { $reference } is closed.
closings-follow-up-asked = The follow-up is { $reference }. Everybody has been asked privately about times.
closings-follow-up-waits = The follow-up is { $reference } and waits: the consent does not last until that day. Nobody has been called.
closings-next-asked = Next meeting: { $title }. Everybody has been asked privately about times.
closings-escalated = { $reference } has gone to BUS. The receiver has got the reference and the type of obstacle, nothing else.
closings-is-closed = The meeting is closed.
closings-was-follow-up = Another meeting is on its way.
closings-was-ended = No other meeting is planned.
closings-was-bus = Gone to BUS.
closings-was-decided = Outcome: decided.
closings-was-back-to-sip = Outcome: back to SIP.
closings-was-deviation = Outcome: deviation.
closings-left = Something is to be done by { $on }.
closings-done = Done
closings-all-done = It is done. I will not remind you again.
closings-not-closed = { $title } is not closed. Close it when you have a minute. If it did not take place, move or cancel it on its card.
closings-to-do = Something that belongs to { $title } is to be done by { $on }. Press Done when it is.
closings-deviation = The deviation is written in your own form for deviations, where your registry receives it. Write nothing of it here.
closings-open-deviation-form = Open the form for deviations

# bus
bus-which = What kind of BUS meeting?
bus-individual = A single matter
bus-overall = BUS, overall
bus-quota = { $count } of { $of } meetings booked in the { $term } term ({ $source }).
bus-autumn = autumn { $year }
bus-spring = spring { $year }
bus-term-unknown = There is no school year, so I do not know how many meetings the term has had. There should be { $of } ({ $source }). Ask the administrator to add the school year.
bus-handed-on = { $reference } could not be solved in SIP and has been handed to you. Whoever handed it over knows who it is about: talk to each other in a secure way.
bus-obstacle = Obstacle: { $obstacle }.
bus-secrecy-solved = Whoever handed it over has said that the question of secrecy is solved. Nobody has been called yet.
bus-call = Call a BUS meeting

# akut
akut-title = Urgent
akut-danger = Is somebody in danger now? Call 112.
akut-concern = Are you worried about a child? Call the social services:
akut-your-municipality = The social services of the municipality or district where the child lives. In evenings and at weekends their emergency service answers; reach it through the municipality or 114 14.
akut-in-area = { $area }:
akut-duty = If you work in a school, preschool, health care or social services you are to report concern at once (SoL chapter 19 section 1). You need not be certain.
akut-no-channel = Never report here. Samordnaren passes nothing on, and nobody reads what you write to it.
akut-delete = You wrote something after the command. I have neither read nor saved it. If it is about a person and shows in the chat, open the menu of your message and choose to delete the message.
akut-in-help = Is it urgent, or are you worried about a child?
akut-button = Whom to turn to

# help per kind
help-sip = SIP: several services plan together what they do for a child, with the family's consent.
help-bus = BUS, individual level: managers solve what got stuck in a SIP.
help-report = Meeting after a report: the social services meet the family and whoever reported.
help-consult = Consultation: two services take counsel without saying whom it is about.
help-bus-overall = BUS, overall level: school, social services and region look at how the cooperation works.
help-forum = Forum: a recurring meeting on shared questions, not on single children.

# consents
consents-withdraw = Consent is withdrawn
consents-withdraw-title = Withdrawn consent, { $reference }
consents-withdraw-question = Is the consent withdrawn?
consents-withdraw-hint = What lies ahead is cancelled and taken out of the calendars. The meeting is closed and cannot be opened again. No reason is needed.
consents-withdraw-send = Yes, it is withdrawn
consents-was-withdrawn = The consent for { $reference } is withdrawn. What lay ahead is cancelled, and the meeting is closed. A new consent needs a new meeting.
consents-is-withdrawn = The consent is withdrawn. The meeting is closed and cannot be opened again.
consents-not-given = There is no consent to change for { $reference }. Open the newest card in our private dialogue.
consents-renew = Renew the consent
consents-renew-send = Save
consents-was-renewed = The consent for { $reference } is valid to { $valid_to_on }.
consents-ends-soon = The consent is valid to { $valid_to_on }. Ask the family and renew it if you are to go on.
consents-nothing-is-sent = Nothing is sent now. { $why } Renew the consent, and it will be.
consents-still-waiting = The draft still waits for consent. Nobody has been called. Press the button when everybody who must consent has done so, or drop the draft.
consents-mail-subject = To do: { $title }
consents-mail = There is something to do about { $title }. Open the card in your private dialogue with Samordnaren.
consents-more = Call more people
consents-more-title = Call more to { $reference }
consents-more-hint = Only organisations that the consent covers can be called.
consents-more-called = { $count ->
    [0] Everybody you chose is already called to { $reference }.
    [one] One more person is called to { $reference }.
   *[other] { $count } more people are called to { $reference }.
  }
consents-outside = The consent does not cover { $organisations }. Ask the family first. When everybody who must consent has said yes: press “Renew the consent” on the card, tick the organisation, and then call.
consents-family-not-asked = The family has not been asked about { $reference }. Book anyway?
consents-family-cannot = The family has not said that it can then. Book { $reference } anyway?
consents-anyway-title = When the family can
consents-anyway-hint = You invite the family yourself, outside Samordnaren. Close the form if you want to ask first; nothing is booked then.
consents-anyway-send = Book anyway
consents-tell-who = The invitation does not say who the meeting is about. Tell it by SDK, letter or telephone, and tick when it is done:
consents-to-copy = To copy
consents-drafts-wait = { $count ->
    [one] One draft waits for consent.
   *[other] { $count } drafts wait for consent.
  }
consents-waits-for-you = Waits for you
consents-handed-over = They have been told who it is about
consents-handed-over-name = { $organisation } has been told who it is about

# replacements
replacements-cannot = Cannot come
replacements-replace = Send a substitute
replacements-after-all = I can after all
replacements-you-cannot = You have answered that you cannot come. Only the convener sees it.
replacements-excuse-title = Cannot come { $reference }
replacements-excuse-send = Answer
replacements-excuse-question = Why can you not come?
replacements-excuse-hint = Only the convener sees the answer. The meeting stays until the convener changes it.
replacements-why = Reason
replacements-sick = Ill or away
replacements-clash = Clashes with something else
replacements-wrong-person = The wrong person is called
replacements-other = Something else
replacements-send-title = Substitute { $reference }
replacements-send = Send a substitute
replacements-send-question = Who comes in your place?
replacements-send-hint = They get the invitation, and the meeting is taken out of your calendar. Tell them outside Samordnaren whom the meeting is about.
replacements-instead = Substitute
replacements-colleague = { $function }, { $email }
replacements-replaced = { $who } comes in your place to { $reference } and gets the invitation. The meeting is taken out of your calendar.
replacements-nobody-else = There is nobody else to call at { $organisation }. Press “Cannot come” and the convener will know.
replacements-too-late = { $reference } has begun already. Contact the convener directly.
replacements-convener-moves = You convene { $reference }. Move the meeting or cancel it on the card in our private dialogue.
replacements-somebody-cannot = { $who } cannot come: { $why }.
replacements-too-few = Too few now come from { $organisations }. Move the meeting, or ask them to send a substitute.

# status
status-title = How things stand
status-ahead = Your meetings ahead
status-to-vote = You have not answered about times
status-drafts = Drafts that wait
status-show = Show
status-show-which = Show { $title }
status-at = { $title }: { $starts_at }
status-answer-by = { $title }: answer by { $closes_at }
status-nothing = Nothing waits for you: no meetings ahead, no drafts and no questions about times.
status-in-channel = { $count ->
    [one] One meeting about a single child waits
   *[other] { $count } meetings about single children wait
  } for you. I have sent the list in our private dialogue.

# konsultation
kinds-consult-note = Write no names, and say none at the meeting. You take counsel on a question without its being clear whom it is about.
meetings-two-organisations = A consultation is between two organisations, yours and one more. Remove the others. If more are needed: hold another consultation, or call a SIP if the family consents.

# Personal pages for those without chat (bot/web)
access-link-ended = The link no longer works. The meeting is over, or your place has been given to somebody else. Ask whoever called the meeting if you need to know more.
access-not-by-link = That cannot be done on this page. Ask whoever called the meeting to do it, or use the chat.
letters-page = Your own page for the meeting: { $link }
letters-page-advice = The link is personal. Do not pass it on.
letters-ask-subject = { $title }: which times suit you?
letters-ask = You are called to a meeting. Say which times suit you by { $closes_at }.
pages-title = The meeting
pages-skip = Skip to the content
pages-languages = Language
pages-swedish = Svenska
pages-easy = Lätt svenska
pages-english = English
pages-footer = This page is your own. Never write who the meeting is about, neither a name nor a personal number.
pages-saved = Saved. You can change your mind for as long as answers are taken.
pages-send-answers = Send my answers
pages-nothing-chosen = Nothing was chosen. Choose an answer and send again.
pages-fault = Something needs changing
pages-back = Back to the meeting
pages-optional = optional
pages-choose = Choose …
pages-closed = This page cannot be shown
pages-none = The link does not work. Open the link in the latest mail, or ask whoever called you.
pages-open-link = Open the link in the mail again. The browser must be allowed to keep a cookie while the page is open.
pages-too-many = Too many wrong links have come. Wait ten minutes, then open the link in the mail.
pages-other-origin = This was sent from another web site and was not taken. Open the link in the mail and answer there.
pages-unreadable = What was sent could not be read. Reload the page and try again.
pages-too-much = That was too much at once. Shorten the text and try again.
pages-changed = The meeting has changed since the page was opened. Go back to the meeting and see how it stands now.

# slots: answers given before, preferred hours, the way there, rooms
polls-some-if-need-be = { $count ->
    [one] one can if need be
   *[other] { $count } can if need be
  }
polls-have-said-yes = { $count ->
    [one] one has said yes before
   *[other] { $count } have said yes before
  }
polls-preferred-hours = within the preferred hours
times-room = that { $room } is booked
times-travel = the travel time of { $minutes } minutes (without it there { $count ->
    [one] is one time
   *[other] are { $count } times
  })
letters-time = Suggestion
letters-no-page = Contact whoever called you if you want to answer or cannot come.

# fewer called
meetings-not-called = You are no longer called to the meeting. There is nothing you need to do.
polls-booked-now = The meeting is booked { $starts_at }: all organisations called can make it. The invitation now goes to everybody by mail.
polls-all-can-now = All organisations called can make it { $starts_at }. Book now, or wait for more answers.
consents-two-organisations = A consultation is between two organisations, and { $reference } has two already. Choose somebody from one of them. If a third is needed: hold another consultation, or call a SIP if the family consents.
consents-fewer-button = Take off organisation
consents-fewer-title = Fewer at { $reference }
consents-fewer-send = Take off
consents-which = Who is no longer to be called?
consents-which-hint = They are told that it is off for them, and the meeting leaves their calendar. No reason is needed. The others notice nothing.
consents-not-called-any-more = They have been taken off already. Close the form and look at the card.
consents-taken-off = { $organisations } are no longer called to { $reference }, and their calendars are told.
consents-own-stays = Your own organisation calls { $reference } and cannot be taken off. If there is to be no meeting, cancel it on the card.
consents-somebody-stays = Then only your own organisation is left. Call another first with “Call more people”, or cancel { $reference } on the card.
consents-side-stays = { $why } Call another from the same authority first with “Call more people”, or cancel the meeting on the card.
consents-fewer = Is anybody called whom the consent covers no longer?
consents-fewer-yes = Take them off the meeting
consents-fewer-hint = Their calendars are told. No reason is needed.
consents-tick-fewer = { $organisations } are called, but the consent covers them no longer. Tick “Take them off the meeting”, or add them here if the consent covers them.

# polls: reminders, closing, later times, booking by itself
polls-fit-nothing = Nothing fits
polls-chase = Your answer about times is missing. Answer by { $closes_at }.
polls-new-times = There are new times. Answer by { $closes_at }.
polls-chase-subject = Reminder about times: { $title }
polls-wait-for-time = The time for answers is over and nothing is booked yet. You will get an invitation if a time is booked.
polls-called-off = Nothing came of the question about times. You need not do anything.
polls-best = { $starts_at } suits best: { $count }. All organisations can.
polls-best-lacks = { $starts_at } comes closest: { $count }. A yes is missing from { $organisations }.
polls-silent = Have not answered: { $organisations }.
polls-silent-of = { $organisation } ({ $silent } of { $called })
polls-prolong = Extend two working days
polls-ask-later = Ask about later times
polls-ask-those = Ask about those times
polls-books-itself = I will book by myself when all organisations can.
polls-not-by-itself = All organisations can { $starts_at }, but I will not book by myself. { $why }
polls-fits-not = None of the times suits { $who }.
polls-fits-nobody = None of the times suits all organisations any more.
polls-later-times = Between { $from_on } and { $to_on } there { $count ->
    [one] is one time
   *[other] are { $count } times
  }. The answers to the first times are kept.
polls-no-other-times = I find no later times. Book one of the times on the card in our private chat, or cancel and call again with fewer people.
polls-nothing-later = I find no later times for { $reference }. Book one of the times on the card, or cancel and call again with fewer people.
polls-other-times = { $reference } is about other times now. Open the latest card in our private chat.
polls-all-passed = All times for { $reference } have passed. Press “Ask about later times”, or cancel the meeting.
forms-answer-by = Answer by
forms-answer-by-hint = A working day; the poll closes when the office does, and the times lie after it. Leave empty for the area's usual time.
polls-deadline-too-far = Nobody remembers a question that long. Choose a day within { $weeks } weeks.
polls-deadline-day-off = That is a day off, so nobody will see the question then. Choose a working day.
polls-deadline-too-soon = Those who are to answer need at least two hours while the office is open. Choose a later day.
polls-deadline-too-late = The answers must come before the last day that the meeting can be held, { $last }. Choose an earlier day, or look for times further ahead.
forms-books-itself = Booking
forms-books-itself-yes = Book by itself when all organisations can
forms-books-itself-hint = Otherwise you book among the answers yourself.

# how the mail went
meetings-mailed = The mail has been sent to { $who }.
meetings-mailed-all = { $count ->
    [one] The mail has been sent.
   *[other] The mail has been sent to all { $count }.
  }

# Somebody who is called to one meeting only (bot/features/visitors)
visitors-somebody-new = Add somebody who is not in the list
visitors-organisation = Organisation
visitors-only-here = The person is added for this meeting only, and does not enter the registry.
visitors-new-organisation = An organisation that is not in the list
visitors-the-new-organisation = The organisation that you write yourself
visitors-organisation-name = Name of the organisation
visitors-organisation-name-hint = Write the official name of the workplace, nobody's own.
visitors-kind = What kind of organisation is it?
visitors-kind-hint = So that I see whether those the meeting needs are called.
visitors-school = School
visitors-preschool = Preschool
visitors-social-services = The municipality’s social services
visitors-region = The region (health care)
visitors-police = The police
visitors-other = Something else
visitors-function = Function
visitors-email = Work address (e-mail)
visitors-email-hint = An address at work. If its domain is not approved I ask the area's administrator. Until then the person gets nothing.
visitors-organisation-known = The organisation is there already. Choose it in the list above instead.
visitors-in-the-registry = The person is in the registry already. Choose them in the list instead.
visitors-has-left = The address is switched off in the registry. Ask the area's administrator to change that, or write another address.
visitors-nobody-to-ask = { $domain } is not an approved domain, and no administrator can answer in the chat. Write an address with an approved domain, or ask whoever runs Samordnaren for help.
visitors-waits-already = You have added that address already. Wait for the administrator's answer.
visitors-called-already = That address has been called already.
visitors-asked = Whoever you added gets nothing about { $reference } yet. The area's administrator is to approve the domain of the address first.
visitors-waits = Not called yet: { $who }. The area's administrator is to approve the domain of the address first.
visitors-ask-title = May this domain be used?
visitors-ask = Somebody wants to call a person to a meeting at an address outside the agreement. Approve it only if the domain is the organisation's own.
visitors-domain = Domain
visitors-written = Organisation, written by hand
visitors-admit = Approve for this meeting
visitors-refuse = Decline
visitors-admitted = The domain is approved for that meeting: { $who }.
visitors-refused = The domain is declined: { $who }. Whoever asked has been told.
visitors-lapsed = The question is no longer of interest. Nobody has been called, and there is nothing for you to do.
visitors-not-called = { $who } is not called: the domain of the address was not approved. Ask for an address at their employer and add the person again, or call somebody in the registry.
visitors-not-called-mail = A person you added is not called: the domain of the address was not approved. Ask for an address at their employer and add the person again, or call somebody in the registry.
visitors-not-covered = { $who } is not called: the domain is approved, but the consent does not cover the organisation. Ask the family, renew the consent on the card and add the person again.
visitors-not-covered-mail = A person you added is not called. Open the card in your private dialogue with Samordnaren. It says what is missing.

# Links to the calendar (bot/features/feeds)
feeds-help = With /samordna kalender you see your meetings in your own calendar.
feeds-title = Your meetings in your own calendar
feeds-own = Your meetings
feeds-of-team = Meetings for { $team }
feeds-holds-own = Your booked meetings, from 60 days back. Meetings about one person are only called coordination meeting with a reference. Links to video meetings are in the invitation only.
feeds-holds-team = Forums and other meetings about cooperation in general. Never meetings about one person.
feeds-link = { $link }
feeds-closed = Turned off. No link works. Press “New link” if you want it back.
feeds-renew = New link
feeds-renew-which = New link: { $which }
feeds-close = Turn off
feeds-close-which = Turn off: { $which }
feeds-how = How to add it
feeds-outlook = Outlook: choose Add calendar, then Subscribe from web, and paste the link.
feeds-google = Google Calendar: press the plus at Other calendars, choose From URL, and paste the link.
feeds-keep = The link is a key: whoever has it sees the meetings. Put it only in your work calendar and do not pass it on. If somebody else has got it, press “New link”. The old one then stops working at once.
feeds-slow = The calendar fetches by itself, sometimes only once a day. When something changes, the invitation by mail is what counts.
feeds-calendar = Samordnaren: my meetings
feeds-calendar-of-team = Samordnaren: { $team }
feeds-no-address = There are no links to the calendar here yet. Ask whoever looks after Samordnaren to give the installation’s address in the setting SAMORDNA_PUBLIC_URL. You see your meetings with /samordna status.
feeds-none-yet = You have no such link. Write /samordna kalender to get one.
feeds-none = The link to the calendar does not work. Remove it from the calendar and write /samordna kalender to get a new one.

# retention
retention-blanked = What stood here has been erased.

# Slips for families (bot/features/slips). What families read is in plain English.
slips-button = Slip for the family
slips-typed-button = Enter the family's answer
slips-ready = Here is the slip for the family about { $reference }. Open the link and print it.
slips-open = Open the slip
slips-advice = The slip can be answered once, up to and including { $until } or until the meeting is booked. The link is yours alone. Press “Slip for the family” again if you need to print it once more. If you make a new one, this one stops working.
slips-renew = Make a new slip
slips-revoke = Take the slip back
slips-revoked = Nobody can answer on the slip for { $reference } any more. If the family needs a new one, press “Slip for the family” on the card.
slips-no-pages = This installation has no pages that a slip could lead to. Ask the family yourself and press “Enter the family's answer”.
slips-not-asked = For { $reference } I do not ask for the family's times. There is nothing you need to do here.
slips-typed-title = The family's answer about { $reference }
slips-typed-send = Save
slips-noted = Saved for { $reference }.
slips-answered = The family has answered on the slip.
slips-family-can = The family can: { $halves }.
slips-not-known = Nobody has asked the family yet.
slips-from-now-on = I will keep to that the next time I look for times.
slips-none-fits = None of the times that people are answering suits the family. Ask about later times, or call the family before you book.
slips-spent = The slip cannot be shown. The family has answered already, the meeting has a time, or the slip is too old. Press “Slip for the family” on the meeting's card if you need a new one.
slips-open-again = Open the link in the chat again. The browser must be allowed to keep a cookie while the page is open.
slips-swedish = Svenska
slips-monday = Monday
slips-tuesday = Tuesday
slips-wednesday = Wednesday
slips-thursday = Thursday
slips-friday = Friday
slips-morning = Morning, { $start } to { $end }
slips-afternoon = Afternoon, { $start } to { $end }
slips-when-can-you = When can you come?
slips-about = We want to meet you. We will talk about help and support. We want to find a time that suits you.
slips-nobody-known = This page does not know who you are. Send only your times.
slips-tick-all = Tick all the times that suit you.
slips-none-of-these = Does no time suit you? Tell the person who gave you the slip.
slips-answer-by = Please answer by { $until }.
slips-only-once = You can send only once.
slips-send = Send
slips-tick-one = You have not ticked any time. Tick at least one. Then press Send.
slips-thanks-title = Thank you!
slips-thanks = We have your answer.
slips-what-next = The person who gave you the slip will tell you the time. Do you want to change something? Tell the person who gave you the slip.
slips-gone-title = You cannot answer here
slips-gone = The slip does not work any more. Talk to the person who gave you the slip.
slips-too-many = Somebody has tried too many times. Wait ten minutes. Then try again.
slips-print-it = Print this page (Ctrl+P) and fill in the lines by hand. Do not write the child's name. Then close the page.
slips-how = Choose how to answer
slips-by-phone = 1. Answer with your phone
slips-phone-1 = Open the camera.
slips-phone-2 = Point the camera at the square with dots. Press the link.
slips-phone-3 = Tick your times. Press Send.
slips-in-english = Scan the square with your phone to answer in English.
slips-code = Code to read with the phone's camera
slips-on-paper = 2. Answer on paper
slips-paper-how = Tick in the table. Give the slip back.
slips-day = Day
slips-box = Box to tick
slips-line-to = Give the slip to:
slips-line-by = Give the slip by:
slips-line-not = Days when we cannot come:
slips-no-names = Write no names on the slip.

# a name on one line
forms-one-line = Write the name on one line with ordinary letters and signs. What you pasted has invisible signs or =? in it: type it anew by hand.

# the weekly digest
digest-top = { $counts }.
digest-n-this-week = { $count ->
    [one] 1 meeting this week
   *[other] { $count } meetings this week
  }
digest-n-next-week = { $count ->
    [one] 1 meeting next week
   *[other] { $count } meetings next week
  }
digest-n-answers = { $count ->
    [one] 1 answer is missing
   *[other] { $count } answers are missing
  }
digest-n-overdue = { $count ->
    [one] 1 action is late
   *[other] { $count } actions are late
  }
digest-n-due = { $count ->
    [one] 1 action is due soon
   *[other] { $count } actions are due soon
  }
digest-n-limits = { $count ->
    [one] 1 time limit is near
   *[other] { $count } time limits are near
  }
digest-n-drafts = { $count ->
    [one] 1 draft is waiting
   *[other] { $count } drafts are waiting
  }
digest-n-forums = { $count ->
    [one] 1 forum is still to be booked
   *[other] { $count } forums are still to be booked
  }
digest-answers = Answers that are missing, by
digest-answer-by = Answer by
digest-lacks = { $count ->
    [one] { $title }: 1 answer
   *[other] { $title }: { $count } answers
  }
digest-actions = Actions, done by
digest-late = Late: { $what }
digest-on = { $on }
digest-deed = { $what } ({ $title })
digest-limits = Time limits, by
digest-agendas = Points for the agenda, by
digest-forums = Still to be booked this term
digest-of-wanted = { $count } of { $of }
digest-more = And { $count } more. Write /samordna status to see your own meetings.
digest-individual-answers = Answers that are missing, about individuals: { $count }.
digest-individual-overdue = Late actions about individuals: { $count }.
digest-individual-due = Actions about individuals that are due soon: { $count }.
digest-individual-limits = Time limits about individuals that are near: { $count }.
digest-individual-agendas = Agendas about individuals that close soon: { $count }.
digest-help = See what happens this week and next with /samordna vecka.
digest-how-to-change = Write /samordna settings in the chat to get it another way, on another day or not at all. Without chat: ask whoever looks after the registry in your area.
digest-change = Change how the week comes
digest-settings = Settings
digest-show-mine = Show my week
digest-sent-to-you = Your week is in our private dialogue.
digest-mine-empty = You have no meetings, answers or actions this week or next. Then you get no summary either.
digest-team-empty = There is nothing to tell this week. Then no summary comes here.
digest-team-off = This is how it would look, but the summary does not come here. Whoever looks after the area turns it on with /samordna settings in this channel.
digest-room-is-open = Others than the team can read in this channel. So no summary that touches meetings about individuals comes here. Make the channel private and without guests, or ask whoever looks after the area to choose another.
digest-form-title = The week's summary
digest-way = The week's summary
digest-way-hint = It comes once a week, when there is something to tell.
digest-by-chat = Privately in the chat
digest-by-mail = By mail
digest-not-at-all = Not at all
digest-days-off = Days when you do not work
digest-days-off-hint = If it were to come on such a day you get it on your next working day.
digest-no-day-left = Leave at least one day unticked. If you do not want it at all, choose "Not at all".
digest-but-not = { $way }, not on { $days }
digest-saved = Saved. This is how the week's summary comes: { $how }.
digest-monday = Monday
digest-tuesday = Tuesday
digest-wednesday = Wednesday
digest-thursday = Thursday
digest-friday = Friday
digest-mondays = Mondays
digest-tuesdays = Tuesdays
digest-wednesdays = Wednesdays
digest-thursdays = Thursdays
digest-fridays = Fridays

# Actions (bot/features/actions)
actions-heading = To do:
actions-add = New action
actions-add-send = Add
actions-what = What is to be done?
actions-own-words = Something else, in my own words
actions-words = The action
actions-no-names = Write no names, and nothing about how anybody is. That belongs in your own service's system.
actions-no-own-words = Here you can only choose from the list. Choose what comes closest.
actions-pick-report = Report back to the others on one's own part
actions-pick-contact = Make the contact agreed on at the meeting
actions-pick-prepare = Prepare something for the next meeting
actions-pick-document = Document it in one's own service's system
actions-about-point = Report back on “{ $point }”
actions-something = An action
actions-who = Who does it?
actions-who-hint = A function or a whole organisation, never a named person.
actions-everybody = All organisations, each its own part
actions-whole = The organisation
actions-until = Done by
actions-until-hint = In Swedish words, such as fre, 12 mars, v 12, innan sportlovet or om två veckor, or a date such as 2027-03-12. The date is shown on the card.
actions-until-now = To be done by { $on }
actions-new-until = New date
actions-remind-on = Remind me on
actions-line = { $what }: { $who }, by { $on }
actions-late-line = { $what }: { $who }, late, was to be done by { $on }
actions-item = { $title }: { $what }, by { $on }
actions-late-item = { $title }: { $what }, late, was to be done by { $on }
actions-done-count = { $count ->
    [one] One action is done.
   *[other] { $count } actions are done.
  }
actions-which = { $label }: { $what }
actions-done = Done
actions-more-time = Need more time
actions-snooze = Remind me on …
actions-pass-on = Pass it on
actions-help = Need help
actions-change-date = Change the date
actions-remove = Take away
actions-show = Show the meeting
actions-show-which = Show { $title }
actions-why = Why?
actions-waits = Waiting for somebody else
actions-no-time = Have not had the time
actions-changed = Things have changed
actions-away = School holidays or absence
actions-other = Another reason
actions-not-yours = The action is somebody else's. Whoever is to do it, or whoever called { $reference }, can change it.
actions-not-written-by-you = Only the organisation that wrote the action, or whoever called { $reference }, can change its date or take it away. If it is yours, press “Need more time”.
actions-meeting-over = { $reference } is closed, so the action is no longer followed up here. Contact whoever called the meeting.
actions-is-done = The action was done { $done_at }. There is nothing you need to do.
actions-changed-meanwhile = Somebody else changed the action while you were writing. It is now to be done by { $on }. Open the form again if you want to change more.
actions-too-many = { $reference } already has as many actions as there is room for: { $most }. Mark one as done or take it away, and add yours again.
actions-you-convene = You called { $reference } yourself. Pass the action on or give it more time.
actions-help-asked = Whoever called the meeting is told that you need help, and nobody else.
actions-help-wanted = { $who } needs help with an action of { $title }.
actions-help-with = It is about: { $what }. Get in touch, pass the action on or give it more time.
actions-somebody-wants-help = Somebody needs help with an action of { $title }. Open the meeting's card in Samordnaren to see what is left to do.
actions-not-today = Choose a day to come, such as “i morgon”.
actions-snoozed = I will remind you on { $on }. The day by which it is to be done stays.
actions-snoozed-already = That is noted already.
actions-title = Your actions
actions-nothing = You have no actions to do.
actions-reminder = Actions to do
actions-let-lie = No answer in spite of reminders
actions-in-chat = Answer in the chat: write /samordna åtgärd to see what is yours, with buttons.
actions-page = { $title }: { $link }
actions-left-open = { $count ->
    [one] One action is not done. Nobody is reminded of it once the meeting is closed.
   *[other] { $count } actions are not done. Nobody is reminded of them once the meeting is closed.
  }
days-day = { $on }
days-unsure = Which day do you mean: { $days }? Write the date, such as 2027-03-12.
days-too-far = That day is too far away. Write a day no later than { $last }.
days-not-read = I did not understand which day you mean. Write for example “fre”, “12 mars”, “v 12” or “om två veckor”.
days-no-such-day = There is no such day in the calendar. Check the date.
days-no-such-week = That year has no such week. Check its number, or write a date.
days-is-over = That day has passed. Write a day to come.
days-no-such-break = I do not know when that school holiday is. Write the date instead, such as “12 mars”.
rooms-taken = { $room } is taken by another meeting { $starts_at }. Choose another room or another time.
actions-in-help = “/samordna actions” shows what you have taken on, with buttons to be done or get more time.

# the package for Teams
teams-name = Samordnaren
teams-full-name = Samordnaren: meetings around children and young people
teams-short = Books coordination meetings without knowing which child they are about.
teams-full = Samordnaren helps schools, social services and health care to find a time for SIP, BUS, meetings after a report of concern, and forums. It asks what it needs to know, lets everybody vote in private, sends neutral invitations, reminds, and keeps track of who does what. It never knows which child it is about: a meeting has a random reference only, and what may single somebody out is not let in. Write @Samordnaren help to begin.
teams-sip = sip
teams-about-sip = Call a SIP meeting
teams-bus = bus
teams-about-bus = Call BUS, for a single matter or overall
teams-report = report
teams-about-report = Call a meeting after a report of concern (social services)
teams-consult = consultation
teams-about-consult = Consult another organisation, without saying who it concerns
teams-forum = forum
teams-about-forum = Call a recurring forum
teams-actions = actions
teams-about-actions = Show what you have taken on
teams-week = week
teams-about-week = Show the week's meetings, missing answers and actions
teams-status = status
teams-about-status = Show how the meetings are getting on
teams-calendar = calendar
teams-about-calendar = Get a secret link to your meetings for Outlook
teams-settings = settings
teams-about-settings = Choose language, how you want the week, and your substitute
teams-help = help
teams-about-help = Show all that can be done here
teams-urgent = emergency
teams-about-urgent = Whom to turn to when it cannot wait
teams-to-agenda = To the agenda
teams-about-to-agenda = Bring it up at a meeting
teams-to-action = Make it an action
teams-about-to-action = Decide who does what
actions-shortcut = Make it an action
slack-shortcut-about = Opens a form with what the message says. Nothing is kept before you send it.
actions-from-message-hint = The words come from the message and only you see them. Take out names, and anything about how somebody is, before you send.
actions-no-meeting-for-words = None of your meetings can have an action in your own words right now. Open the meeting's card and choose from the list, or ask the convener to add it.
meetings-which = Which meeting is it about?
actions-repeats = Is it to come back?
actions-repeats-hint = The next one comes when this one is done, or when its day has come.
actions-once = No, it is done once
actions-every-week = Every week
actions-every-week-in-term = Every week, but not in school holidays
actions-every-fortnight = Every other week
actions-every-fortnight-in-term = Every other week, but not in school holidays
actions-every-month = Every month
actions-every-month-in-term = Every month, but not in school holidays
actions-every-term = Every term
actions-repeating = { $line } ({ $how })
actions-no-term = I do not know which term that day is in. Choose every month, or ask whoever looks after the registry to write in the school year.
actions-stop = Repeat no more
actions-of-team = Actions, { $whose }
actions-late-heading = Late: { $count }
actions-open-heading = To do: { $count }
actions-none-of-team = There are no actions of shared meetings to do here.
actions-list-sent = { $count ->
    [one] One action is your own. I have sent it in our private dialogue.
   *[other] { $count } actions are your own. I have sent them in our private dialogue.
  }
actions-history = History
actions-history-of = Actions of { $title }
actions-no-history = The meeting has no actions.
actions-on-day = { $on }
actions-by = { $step }, { $who }
actions-was-added = Written down, to be done by { $on }
actions-was-done = Done
actions-was-extended = Got more time until { $on }: { $why }
actions-was-dated = The date was changed to { $on }
actions-was-passed-on = Passed on
actions-was-helped = Needed help
actions-was-carried = Went on to the next meeting
actions-was-handed-over = Went over to a successor
actions-came-back = Came back, to be done by { $on }
actions-was-stopped = Repeats no more
actions-more = And { $count } more.
# wheel
wheel-title = The school year { $year }: { $team }
wheel-preview = The school year
wheel-no-team = You are in no team that has a channel here. Write /samordna årshjul in your team's channel, or ask whoever looks after the registry.
wheel-alt = The school year { $year } for { $team }: terms, breaks, public holidays, squeeze days and booked forums around the year. The list on the page says the same.
wheel-coming = What comes next
wheel-open = Open the whole year as a wheel and a list
wheel-keep = The link is your key to the team's year and calendar. Do not pass it on. /samordna kalender gives you a new one.
wheel-no-link = There is no link to the year right now. If you turned off the team's calendar, write /samordna kalender and press “New link”. Otherwise the installation has no address.
wheel-open-again = Open the link to the year again, or write /samordna årshjul. The browser must be allowed to keep a cookie while the page is open.
wheel-none = The link to the year is not valid. Write /samordna årshjul in your team's channel to get a new one.
wheel-unknown = School year dates are missing for { $year }: { $schools }. No breaks are guessed here. Ask whoever looks after the registry to add them.
wheel-autumn = Autumn term
wheel-spring = Spring term
wheel-summer = Summer break
wheel-christmas = Christmas break
wheel-squeeze = Squeeze day
wheel-meeting = { $title } at { $at }
wheel-counted = autumn { $autumn }; spring { $spring }
wheel-counted-short = autumn { $autumn } · spring { $spring }
wheel-half = { $held } held, { $booked } booked
wheel-half-of = { $held } held, { $booked } booked, of { $of }
wheel-on = { $on }
wheel-from-to = { $start } – { $end }
wheel-whose = { $what } ({ $schools })
wheel-source-checked = { $source } (checked { $on })
wheel-source-unchecked = { $source } (not checked yet)
wheel-earlier = The school year before
wheel-later = The school year after
wheel-signs = Signs
wheel-sign-term = term
wheel-sign-lov = school break
wheel-sign-study = study day
wheel-sign-holiday = public holiday or holiday eve
wheel-sign-squeeze = squeeze day
wheel-sign-held = a meeting that has been held
wheel-sign-booked = a booked meeting
wheel-sign-today = today, { $today }
wheel-sign-others = Months and weeks stand outermost. The narrow ring holds the breaks of schools with times of their own. The meetings' numbers are in the list.
wheel-counts = Forums against the agreement
wheel-forum = Forum
wheel-autumn-half = Autumn (Aug–Dec)
wheel-spring-half = Spring (Jan–July)
wheel-counts-how = A meeting counts on the day it begins. Meetings about a single child never stand here, not even as a number.
wheel-list = The year as a list
wheel-when = When
wheel-week = Week
wheel-what = What
wheel-number-held = no. { $number }, held
wheel-number-booked = no. { $number }, booked
wheel-sources = Where the schools' dates come from
wheel-footer = Cooperation at large only. Nothing here is about a single child.
wheel-help = /samordna årshjul shows your team's school year as a wheel and a list.
digest-may-be-there = The week for the channel { $team } may have arrived, but I have no right to read the channel and cannot look. Look in the channel. If the week is missing, press the button. Otherwise there is nothing to do.
digest-agenda-may-be-there = An agenda for the channel { $team } may have arrived, but I have no right to read the channel and cannot look. Look in the channel. If the agenda is missing, press the button. Otherwise there is nothing to do.
digest-may-be-there-preview = Did it reach the channel?
digest-send-again = Send it again
digest-sent-again = I am sending it to the channel once more.
digest-only-admins = Only whoever looks after the area can send to the channel again.
digest-too-late-again = It is too late to send it, or it has been sent already. Write /samordna week in the channel to see what holds.

# report
report-help = /samordna rapport gives the area's administrator the term's figures, without persons or references.
report-preview = The report
report-title = Cooperation in figures: { $area }, { $term }
report-title-part = Cooperation in figures: { $part } in { $area }, { $term }
report-ready = The report for { $term } is ready to read, print or keep as tables.
report-visit = Open the report
report-keep = The link is yours alone and works until { $until }. That the report is opened is in the log.
report-only-admins = Only the area's administrator can get the report. Ask whoever the agreement names as administrator.
report-no-pages = The installation has no address, so there is no page to show. Whoever runs the server can make the report with samordna report.
report-gone = The link to the report has ended. Write /samordna rapport for a new one.
report-open-again = Open the link to the report again, or write /samordna rapport for a new one. The browser must be allowed to keep a cookie while the page is open.
report-no-such = There is no such term or part of the area, or it has not begun. Go back and choose another, or write /samordna rapport.
report-bad-term = I did not understand the term “{ $got }”. Write for example HT2026 or VT2027.
report-ahead = The term { $term } has not begun yet. Choose one that has.
report-no-parts = The agreement does not divide the area, so there is no part called “{ $part }”. Leave the part out for the whole area, or write parts under [areas] in the agreement.
report-no-part = The agreement has no part called “{ $part }”. Those there are: { $parts }.
report-period = { $start } – { $end }. Made { $made }.
report-still = The term goes on: the figures are as of today.
report-part-note = Forums, attendance and actions are those of the organisations in { $part }. Figures on meetings about single children exist for the whole area only.
report-area-changed = From { $on } the work went on elsewhere: { $before } became { $after }.
report-not-alike = So the area is not the same in the two terms, and the figures cannot be compared as they stand. What was before the day is told in the former area's report.
report-no-term-before = The area was not there the term before, so there is nothing to compare with here. What was before the day is told in the former area's report.
report-earlier = Former areas
report-earlier-area = The report of { $area }
report-own-area = Your own area
report-no-such-area = There is no area with the short name { $slug } in the settings. There are: { $slugs }.
report-no-area = That area has not gone on in yours, so its report is not yours to read.
report-whole = The whole area
report-parts = Parts of the area
report-terms = Terms
report-other-term = The term { $term }
report-forums = Forums against the agreement
report-forum = Forum
report-term = Term
report-held = Held
report-booked = Booked ahead
report-wanted = Agreed
report-held-in = Held { $term }
report-no-forums = No forum has been held or booked.
report-chart-forums = Bar chart: meetings held by forum. The table below says the same.
report-bar-of = { $count } of { $of }
report-bar = { $count }
report-attendance = Attendance at forums
report-organisation = Organisation
report-called = Called
report-came = Came
report-not-noted = Not noted
report-share = Share
report-share-in = Share { $term }
report-chart-attendance = Bar chart: the share of forum meetings that each organisation came to. The table below says the same.
report-attendance-how = The share is of the meetings where attendance was noted.
report-no-attendance = No attendance has been noted.
report-actions = Actions from forums
report-in-time = In time
report-late = Late
report-open = Not done
report-chart-actions = Bar chart: the share of actions that each organisation did in time. The table below says the same.
report-no-actions = No actions were due in the term.
report-individual = Meetings about single children
report-individual-how = SIP, BUS on a single matter, anmälningsmöten and konsultationer are counted together, for the whole area and a whole school year. Each school year is told of once, from 1 September after it, and does not change afterwards.
report-year = School year
report-year-title = The school year { $year }
report-dimension = Question
report-cell = Answer
report-n = Meetings
report-all-meetings = All meetings
report-number = { $count } meetings were held.
report-held-back = Held back: one of the answers is about so few meetings that it might disclose something.
report-too-few = Held back: fewer than five meetings.
report-not-yet = Told of from { $on }.
report-unknown-year = There are no figures.
report-dim-clock = Within the agreed time
report-dim-lead = Time from need to meeting
report-dim-came = Organisations called
report-dim-actions = Actions from the meeting
report-clock-within = within the time
report-clock-after = after the time
report-clock-none = no time applied, as for follow-ups
report-lead-week2 = two weeks at most
report-lead-week4 = two to four weeks
report-lead-later = more than four weeks
report-lead-agreed = follow-up, its day set beforehand
report-lead-month = four weeks at most
report-lead-any = new meeting, whatever the wait
report-came-all = all came
report-came-some = some did not come
report-came-unknown = not noted
report-actions-in-time = all done in time
report-actions-late = some late or not done
report-actions-none = no actions
report-how = How we have counted
report-how-term = A term is August–December or January–July. A meeting counts on the day it begins, in Swedish time.
report-how-held = A meeting counts as held when its time has come and it has not been called off.
report-how-wanted = The agreed number comes from the area's agreement: { $sources }.
report-how-lead = The time from need to meeting goes from the day somebody called it, or began to obtain consent, to the day it was held.
report-how-few = Figures on meetings about single children are told only when they are made of at least five meetings. Where an answer would be about one to four, the whole question is left out, so that nothing can be worked out.
report-unknown = What we do not know
report-unknown-outside = Meetings that were booked outside Samordnaren are not here.
report-unknown-children = How many children it is about: Samordnaren never knows whom a meeting concerns.
report-unknown-effect = Whether the meetings helped. The figures say when and how often, not how well.
report-files = Keep
report-csv = The tables as CSV
report-answer = Answer to a motion, to print
report-to-report = To the report
report-footer = Counts only: no persons, no references.
days-other-weekday = That date is another day of the week. Check it, or write only one of the two.
# seasons
seasons-working = I am working out { $term } for { $count ->
    [one] one forum
   *[other] { $count } forums
  }. The proposal comes in your private dialogue in a little while. Nothing is booked until you press a button.
seasons-no-term = I do not know when the next term is, for there is no school year. Enter the school year of one of the schools and try again.
seasons-no-forums = No forum has agreed on how often to meet in a term. Write “/samordna forum” to set it up.
seasons-title = Proposal for { $term }
seasons-summary = { $new ->
    [one] One new meeting is proposed
   *[other] { $new } new meetings are proposed
  } for { $forums ->
    [one] one forum
   *[other] { $forums } forums
  }. { $kept ->
    [0] Nothing is booked before.
    [one] One meeting is booked already and stays.
   *[other] { $kept } meetings are booked already and stay.
  }
seasons-nothing-new = I find no new times to propose. { $kept ->
    [0] Nothing is booked before.
    [one] One meeting is booked already and stays.
   *[other] { $kept } meetings are booked already and stay.
  }
seasons-complete = All forums have as many meetings as they should. { $kept ->
    [one] One meeting is booked.
   *[other] { $kept } meetings are booked.
  } There is nothing for you to do.
seasons-date = { $starts_at }
seasons-row = { $forum }: { $dates }
seasons-more = { $rows }
seasons-others = { $count ->
    [one] There is one more meeting.
   *[other] There are { $count } more meetings.
  } Settle these first and then ask for a new proposal.
seasons-book = { $count ->
    [one] Book
   *[other] Book { $count }
  }
seasons-book-which = { $count ->
    [one] Book one meeting for { $forum }
   *[other] Book { $count } meetings for { $forum }
  }
seasons-book-all = { $count ->
    [one] Book the meeting
   *[other] Book all { $count }
  }
seasons-to-move = { $count ->
    [one] One booked meeting needs to be moved
   *[other] { $count } booked meetings need to be moved
  }
seasons-move-row = { $forum }: from { $had } to { $starts_at }
seasons-move = Move
seasons-move-which = Move a meeting of { $forum }
seasons-without = { $count ->
    [one] One meeting gets no time
   *[other] { $count } meetings get no time
  }
seasons-unmet = { $forum }, meeting number { $number } of the term. What stands in the way, each by itself: { $ways }.
seasons-lost = { $forum }, which was booked { $had }, cannot be held then and gets no other time. What stands in the way, each by itself: { $ways }. The booking stays until somebody changes it.
seasons-term = that the term is too short
seasons-apart = that there must be at least { $days } days between the forum’s meetings
seasons-before = that the meeting must be at least { $days } days before { $forum }
seasons-after = that the meeting must be at least { $days } days after { $forum }
seasons-shared = that { $forum } meets then with the same people
seasons-booked = { $count ->
    [one] Done
   *[other] { $count } meetings are done
  }: { $meetings }. Everybody who takes part gets the call.
seasons-booked-one = { $forum } { $starts_at }
seasons-moved-one = { $forum } moved to { $starts_at }
seasons-done = The term’s meetings
seasons-not-free = { $forum } { $starts_at } is no longer free. Nothing is booked there. Ask for a new proposal.
seasons-nothing-to-move = The meeting that was to be moved is not booked any more. Ask for a new proposal.
seasons-all-booked = All of that is booked already. There is nothing for you to do.
seasons-propose = Propose the term’s meetings
seasons-propose-anew = Make a new proposal
areas-title = Areas
areas-yours = You look after { $areas }.
areas-only-one = To merge or split areas you need to be an administrator in the agreements of two at least. Whoever runs the server adds an area with SAMORDNA_MORE_AREAS.
areas-merge = Merge areas
areas-split = Split the area
areas-merge-title = Merge areas
areas-merge-about = Several areas become one
areas-merge-hint = You see what moves before anything happens.
areas-which = Which areas become one?
areas-into = What do they become?
areas-into-hint = A new area, or one of them.
areas-split-title = Split the area
areas-split-hint = The area becomes two. You see who ends up where before anything happens.
areas-first = One area
areas-second = The other area
areas-moves = Which organisations go to the other?
areas-moves-hint = Their people, places, channels and forums go along. All others go to the first.
areas-both = Which work in both?
areas-both-hint = A clinic, for example. They are at home in the first and can be called in both.
areas-look = Show what moves
areas-preview = This is how it will be
areas-nothing-yet = Nothing has moved yet.
areas-decide = Do it
areas-call-off = Take it back
areas-not-yours = You do not look after all of those areas. Whoever moves an area must be an administrator in the agreement of each of them.
areas-choose-two = Choose two areas at least, or one that goes on in another.
areas-same-twice = Choose two different areas.
areas-moves-none = Each of the two needs one organisation at least. Choose which go to the other, but not all.
areas-either = An organisation is chosen in both places. Leave it here if it works in both, else only in the field above.
areas-waits-already = A change of one of the areas has been decided and not done yet. Wait until it is done, or take it back in the list of areas.
areas-no-change = That change is no longer there, or is about an area that you do not look after. Start again from Areas.
areas-day-went-by = The day has passed, or it is long since you looked. Nothing has moved. Start again from Areas and choose another day.
areas-done-already = The change has been done. To undo it do the opposite: split what was merged, or merge what was split.
areas-called-off = The change has been taken back. Nothing moves.
areas-from-on = From { $on }: { $before } become { $after }.
areas-goes = { $source } to { $target }: { $organisations ->
    [one] 1 organisation
   *[other] { $organisations } organisations
}, { $contacts ->
    [one] 1 person
   *[other] { $contacts } people
}, { $forums ->
    [one] 1 forum
   *[other] { $forums } forums
}, { $meetings ->
    [one] 1 forum meeting called
   *[other] { $meetings } forum meetings called
}.
areas-in-both = Work in both, since you chose so or since they have seats in forums of both: { $names }.
areas-who = In { $target }: { $names }.
areas-same = Already in { $target }, and become one: { $names }. So do people with the same work address. If they are different organisations, give one another name in the registry first.
areas-renamed = The forum { $name } is called { $called } in the new area, since another there has that name. Give it another by merging the forums when it suits you.
areas-single-meetings = Meetings about single children follow their convener, with invitations, votes, agenda and actions. How many there are is not shown. Whoever is called and ends up in another area is still called to the meeting, and reached by mail.
areas-history = What was before the day is still told of in the report of { $before }.
areas-agreements = From the day the agreement of { $after } holds.
areas-undo = It is in the log. To undo it do the opposite from a later day.
areas-done-on = Decided. It is done when { $on } begins. Until then you can take it back under Areas.
areas-done-now = Decided. It is being done now, and is ready in a minute.
forums-days-title = The days of the series
forums-book-days = Book the days
forums-days-hint = Untick the days to leave out. Holidays, eves, lov and days on which the forum meets already are gone. One day can be held another day instead; move more of them afterwards under Days of the series.
forums-days = Days to book
forums-day = { $on }
forums-day-instead = { $on }, instead of { $of }
forums-moves = Move one of the days
forums-moves-none = None
forums-moves-to = To this day
forums-moves-to-hint = The time of day is the same.
forums-say-where-to = Write the day it moves to, or choose None.
forums-say-which-day = Choose which of the days moves, or empty the field below.
forums-day-left-out = That day is left out. Tick it again, or move another.
forums-see-days = Days of the series
forums-rhythm = { $weekday } at { $at }. { $every }.
forums-days-ahead = Ahead: { $days }.
forums-day-is-left-out = { $on } is left out.
forums-move-day = Move a day
forums-move-day-title = Move a day
forums-move-day-send = Move
forums-move-day-hint = Only that day moves, and everybody gets a new invitation. The other days are as before.
forums-which-day = Which day?
forums-put-back = Undo the move
forums-day-moved = { $name } is now held { $starts_at }. Everybody called is told.
forums-not-moved = { $name } is held on the day of the series already.
forums-no-series-ahead = No booked day of a series lies ahead. Book a series first.
forums-day-gone = That day is no longer booked in the series: the meeting may have been, or been cancelled or moved in another way. Open the days of the series again.
forums-same-day = The meeting is held that day already. Choose another.
forums-no-workday = That is no working day: a Saturday, Sunday, holiday or eve. Choose another day.
forums-day-in-lov = A school that takes part has lov or a study day then. Choose another day.
forums-meets-already = The forum meets that day already. Choose another.
