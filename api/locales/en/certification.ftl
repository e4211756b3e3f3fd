# Certificates: mine, the public check, the desk.
problem-certification-not-found = There is no such certificate, or nobody has qualified for it here.
problem-certification-mistyped = This cannot be the code of a certificate: it contains a typing error.
problem-certification-invalid = Some of what was sent needs to be corrected.
problem-certification-name-unprintable = The certificate cannot print these characters of the name: { $characters }. Please write the name in Latin, Greek or Cyrillic letters.
problem-certification-text-unprintable = Some texts of the course or the issuer contain characters that a certificate cannot print: { $characters }. Nothing was issued.
problem-certification-name-locked = A certificate has already been issued with this name. If it is wrong, ask for a corrected one under “My certificates”.
problem-certification-settings-missing = Nothing can be issued yet. These settings are missing: { $settings }. The operator of this site has to set them; “mooc config” lists all settings.
problem-certification-ended = This certificate is no longer valid: it was revoked or replaced. Nothing was changed.
problem-certification-already-decided = This request has already been decided the other way. Load the page again to see the decision.
problem-certification-nobody-ready = There is nobody to issue a certificate to, so nothing was changed.
problem-certification-batch-dropped = This batch has been dropped. Prepare a new one with those who are ready now.
problem-certification-batch-too-large = A batch holds at most 20,000 people, and more are ready. Choose a shorter time in which they qualified, and prepare several batches.
problem-certification-not-prepared = The certificates of this batch are still being checked, so it cannot be signed yet. Try again in a moment.
problem-certification-second-signature = You have already signed this batch. Another admin has to sign it before anything is issued.
problem-certification-too-late = The time in which this batch could be dropped is over: its certificates are being issued, or have been. A certificate that should not have been issued can be revoked.
problem-certification-batches-only = On this site, two admins have to sign before certificates are issued. Prepare a batch; nothing was issued.
problem-certification-holder-must-ask = On this site no admin alone puts another name on a certificate. The holder has to ask for the correction on the page of their certificates; then an admin decides about it.
problem-certification-already-issued = A certificate has already been issued. It can still be revoked, but no longer refused.
problem-certification-holder-erased = The holder’s name was removed at the holder’s request, so there is no file to print. A file or paper in the holder’s hands can still be checked.
problem-certification-no-file = There is no file of this certificate: it was revoked or replaced, or the holder’s name was removed at the holder’s request. The check page says how it stands.
problem-certification-no-key = There is no signed credential of this certificate: this site has no key to sign with. The PDF and the check page hold.
problem-certification-key-away = Credentials cannot be signed at the moment: the key is not at hand. The PDF and the check page hold. Try again later; if that does not help, the operator of this site can find out with “mooc key list”.
problem-certification-not-in-language = The certificate was not issued in this language.
problem-certification-too-many = You can name at most fifty people at once.
fault-issue-whom = Please say whom to issue to: either everybody who is ready, or the people you name.
fault-printed-name-unprintable = Some characters of this name cannot be printed. Please write it in Latin, Greek or Cyrillic letters.
fault-printed-name-too-long = This name does not fit on a certificate. Please shorten it.
fault-printed-name-unchanged = This is the name the certificate already prints. Write it as it ought to be.
fault-reason-missing = Please say why.
fault-reason-too-long = Please use at most 1,000 characters.
fault-reason-with-controls = The text contains characters that cannot be stored. Please type it again.
fault-batch-span-empty = This time ends before it begins, so nobody can have qualified in it.
fault-date-unreadable = This is not a date. Enter one like 2026-11-22: year, month, day.
evidence-activities = { $done } of { $asked } required activities done, the last on { $day }
evidence-mark = { $title }: { $mark }% ({ $need }% needed)
evidence-grade = Weighted grade: { $mark }% ({ $need }% needed)
evidence-lessons-done = { $n ->
    [one] { $n } lesson done
   *[other] { $n } lessons done
}
mine-title = My certificates
mine-none = You have not met the requirements of a certificate yet. The progress page of each course says what is still missing.
mine-to-courses = My courses
mine-to-course = Go to the course
mine-qualified = You met every requirement on { $day }.
mine-waiting = You met every requirement on { $day } and have been waiting for your certificate since then.
mine-waiting-text = The organisation that issues it has been told. You will get an email as soon as it is issued; there is nothing left for you to do.
mine-confirm-name = One thing is missing: say how your name should be printed. Only then can the certificate be issued.
mine-confirm-address = One thing is missing: confirm your email address { $email }. Only then can the certificate be issued.
mine-to-profile = Go to my profile, where the confirmation can be sent again
mine-refused = The organisation has decided not to issue a certificate.
mine-refused-text = If you think this is a mistake, write to the organisation and quote the reason above.
mine-name = Name to be printed
mine-name-hint = Exactly as it should appear on the certificate: first and last names in the order you like, with all accents. Once the certificate has been issued, you can only ask the organisation to correct it.
mine-name-is = Confirmed: “{ $name }”. You can change it until the certificate is issued.
mine-name-confirm = Confirm this name
mine-name-change = Change the name
mine-name-confirmed = Your name is confirmed.
mine-preview = Preview
mine-preview-text = The preview opens in a new window. It shows how the certificate would look, and is not valid.
mine-issued = Issued to { $name } on { $day }.
mine-check = Check page
mine-check-text = – give its address or the code to anyone who wants to check the certificate.
mine-superseded = Issued to { $name } on { $day }, replaced by a corrected certificate on { $ended }:
mine-revoked = Issued to { $name } on { $day }, revoked on { $ended }:
certificate-state-issued = valid
certificate-state-superseded = replaced
certificate-state-revoked = revoked
certificate-files = Download
certificate-file = PDF
check-title = Check a certificate
check-title-of = Certificate { $code }
check-heading = Check of a certificate
check-intro = Type the code printed on the certificate. You need no account, and nobody is told that you checked.
check-code = Code of the certificate
check-code-hint = 28 letters and digits in groups of four, beside the QR code on the certificate. Capitals, spaces and dashes make no difference.
check-button = Check
check-another = Check another certificate
check-fault-length = { $n ->
    [one] A code has 28 letters and digits; this has { $n }. Compare it with the certificate.
   *[other] A code has 28 letters and digits; this has { $n }. Compare it with the certificate.
}
check-fault-mistaken = No code contains the character { $character }: codes never use 0, O, 1 or I. Look at the certificate again; it may be a similar character.
check-fault-character = No code contains the character { $character }. Codes are made of letters and digits only.
check-fault-check = There is a typing error: one of the characters is wrong, or two have changed places. Compare the code with the certificate, group by group.
check-unknown = No certificate has this code.
check-unknown-advice = The code is written correctly, but it was not issued here. Look at the address on the certificate: it must begin with { $address }. If it does, the certificate is not genuine. If it begins with another address, check the certificate there.
check-valid = This certificate is valid.
check-valid-text = Issued on { $issued }. Checked on { $now }.
check-superseded = This certificate has been replaced.
check-superseded-text = It was issued on { $issued } and replaced by a corrected certificate on { $ended }. Only the new one is valid.
check-successor = The certificate that replaced it
check-revoked = This certificate has been revoked.
check-revoked-text = It was issued on { $issued } and has not been valid since { $ended }. What was printed on it is shown below.
check-erased = Name removed at the holder’s request
check-erased-text = The holder had their name removed from this site. The number, the course, the dates and the status stay, so that a paper or file in the holder’s hands can still be checked.
check-compare = Compare every field with the paper or the file in front of you: they must be the same.
check-signed-by = Signed by
check-others = The same certificate in its other languages
certificates-title = Certificates: { $course }
certificates-missing = Nothing can be issued yet
certificates-awards = Certificates of this course
certificates-filter = Who is shown
certificates-filter-all = Everybody
certificates-filter-ready = Ready to issue
certificates-filter-name-unconfirmed = Name not confirmed
certificates-filter-address-unconfirmed = Email address not confirmed
certificates-filter-refused = Refused
certificates-filter-issued = Issued
certificates-filter-revoked = Revoked
certificates-none = Nobody yet. People appear here as soon as they meet every requirement.
certificates-name = Name to be printed
certificates-unnamed = not confirmed yet
certificates-account = Account
certificates-qualified = Qualified on
certificates-evidence = Evidence
certificates-status = Status
certificates-status-ready = ready to issue
certificates-status-name-unconfirmed = name not confirmed
certificates-status-address-unconfirmed = email address not confirmed
certificates-status-refused = refused
certificates-status-issued = issued
certificates-status-revoked = revoked
certificates-tick = Issue to { $name }
certificates-refuse = Refuse…
certificates-look-refusal = Change or withdraw the refusal…
certificates-issue-ready = { $n ->
    [one] Issue to the one person who is ready…
   *[other] Issue to all { $n } people who are ready…
}
certificates-issue-ticked = Issue to the people ticked…
certificates-issue-text = You will see the names before anything is issued. Anyone who has not confirmed their name or email address is added as soon as they do.
certificates-issued = { $n ->
    [0] No certificate was issued: there was nobody to issue one to.
    [one] One certificate was issued.
   *[other] { $n } certificates were issued.
}
certificates-to-come = { $n ->
    [one] One more is being issued now.
   *[other] { $n } more are being issued now; load this page again to see how far they are.
}
certificates-skipped = { $n ->
    [one] One person was left out: see their status.
   *[other] { $n } people were left out: see the status of each.
}
certificates-done-refused = The refusal is saved. The learner can read the reason.
certificates-done-withdrawn = The refusal has been withdrawn.
certificates-cancel = Cancel
certificates-back = Back to the list
certificates-batches-only = On this site, certificates are issued in batches that two admins sign. Everybody who is ready can be put into a batch.
issue-title = { $n ->
    [one] Issue one certificate?
   *[other] Issue { $n } certificates?
}
issue-text = A certificate stays for ever once it is issued: it can be revoked or replaced by a corrected one, but never deleted. Everyone gets an email.
issue-names = Names as they will be printed
issue-more = The first { $shown } of { $n } are shown. All { $n } will be issued.
issue-button = Issue
refusal-title = Refuse a certificate
refusal-text = This person has met every requirement. If you refuse all the same, they will read your reason on their page “My certificates”. You can withdraw the refusal later.
refusal-reason = Reason
refusal-reason-hint = The person reads this. At most 1,000 characters.
refusal-button = Refuse
refusal-change = Change the reason
refusal-withdraw = Withdraw the refusal
refusal-withdraw-text = After that, the person can be issued a certificate again.
certificate-title = Certificate { $code }
certificate-heading = A certificate
certificate-issued = Issued
certificate-ended = Ended
certificate-reason = Reason
certificate-by-program = by the program or the operator
certificate-by-operator = by the operator
certificate-public = Public check page
certificate-person = See this person’s account
certificate-end = Is something wrong with this certificate?
certificate-end-text = If only the name is wrong, replace the certificate with a corrected one. Revoke it if it should not have been issued at all.
certificate-end-two = On this site no admin alone puts another name on a certificate: the holder asks for the correction, and an admin decides about it.
check-credential = This certificate as a signed credential (Open Badges 3.0, JSON)
certificate-batch = Issued in a batch
certificate-back = Back to the certificate
certificate-done-revoked = The certificate has been revoked. The holder gets an email.
certificate-done-replaced = This is the corrected certificate. The holder gets an email.
ending-revoke-title = Revoke a certificate
ending-revoke-text = The check page will say that the certificate is no longer valid, and its file will no longer be available. This cannot be undone; you can only issue another certificate.
ending-revoke-button = Revoke this certificate
ending-replace-title = Replace with a corrected certificate
ending-replace-text = A new certificate with a new code replaces this one. Everything printed on it stays the same except the name, the code and the date of issue. The check page of the old one leads to the new one.
ending-replace-button = Replace this certificate
ending-name = Correct name
ending-name-hint = As it should be printed, with all accents.
ending-reason = Reason
ending-reason-hint = Kept with the certificate and sent to the holder. The public check page does not show it. At most 1,000 characters.
correction-title = Ask for a corrected certificate
correction-back = Back to my certificates
correction-text = If the organisation grants your request, a new certificate with a new code will replace this one, and anyone who checks the old code will see that it was replaced. You will get an email either way.
correction-waits-already = A request of yours is waiting. What you send now takes its place.
correction-reason = Why it should be corrected
correction-reason-hint = For example that a letter is missing, or that your name has changed. It is kept with the certificate; the public check page does not show it. At most 1,000 characters.
correction-button = Send the request
mine-correction-text = Is the name wrong?
mine-correction-ask = Ask for a correction
mine-correction-asked = Your request has been sent. You will get an email when it is decided.
mine-correction-withdrawn = Your request has been withdrawn.
mine-correction-waits = On { $day } you asked for a certificate in the name of { $name }. The organisation will decide.
mine-correction-change = Change the request
mine-correction-withdraw = Withdraw the request
mine-correction-refused = A certificate in the name of { $name } was not issued. The reason given is:
corrections-title = Requests for corrected certificates
corrections-intro = Oldest first. If you grant a request, a certificate with the new name replaces the old one and the holder is told by email; if you refuse, the holder reads your reason.
corrections-none = Nobody is waiting for a corrected certificate.
corrections-change = “{ $old }” becomes “{ $new }”
corrections-grant-open = Grant
corrections-grant = Issue the corrected certificate
corrections-reason = Your reason
corrections-reason-hint = The holder reads this. Say why, and what would help. At most 1,000 characters.
corrections-refuse = Refuse the request
corrections-done-granted = The corrected certificate has been issued. The holder is told by email.
corrections-done-refused = The request has been refused. The holder is told by email.
corrections-done-changed = That request is no longer waiting: it was changed, withdrawn or decided in the meantime. The list below is up to date.
ending-wish = The holder has asked for a certificate in the name of { $name }, for this reason:
ending-wish-decide = Decide about the request instead
batches-link = Batches
batches-title = Batches of certificates: { $course }
batches-prepare = Prepare a batch
batches-prepare-text = A batch brings together everybody who is ready, and says who is not and why. Nothing is issued before you have looked at it and signed it. Preparing one for the same people again takes the place of a batch nobody has signed.
batches-ready = { $n ->
    [0] Nobody is ready now.
    [one] One person is ready now.
   *[other] { $number } people are ready now.
}
batches-award = Certificate
batches-award-ready = { $n ->
    [0] { $title } – nobody is ready
    [one] { $title } – one person is ready
   *[other] { $title } – { $number } people are ready
}
batches-from = Qualified from
batches-from-hint = The first day. Leave both days empty to take everybody who is ready. A day runs from midnight to midnight UTC.
batches-until = Qualified up to and including
batches-until-hint = The last day.
batches-revoked = Also those whose certificate was revoked
batches-revoked-hint = They get a new certificate. Tick this only if certificates were revoked by mistake.
batches-prepare-button = Prepare the batch
batches-nobody = No batch was prepared: nobody is ready for this certificate, or nobody who is ready qualified on these days.
batches-list = Batches of this course
batches-caption = Batches, the latest first
batches-none = No batch has been prepared yet.
batches-size = People
batch-title = Batch: { $award }
batch-crumb = Batch
batch-state-checking = being checked
batch-state-prepared = ready to sign
batch-state-signed = second signature missing
batch-state-waiting = signed
batch-state-issuing = being issued
batch-state-done = issued
batch-state-dropped = dropped
batch-about-checking = Every certificate is being checked to see whether it can be printed. You can sign the batch as soon as that is done.
batch-about-prepared = { $n ->
    [one] One certificate can be issued. Look at the name, then sign.
   *[other] { $number } certificates can be issued. Look at the names, then sign.
}
batch-about-nobody = Nobody in this batch can be issued a certificate; the list below says why. Drop the batch and prepare another one later.
batch-about-signed = One admin has signed. Look at the names: the certificates are issued once you have signed, too.
batch-about-signed-mine = You have signed. Another admin has to sign, too, before anything is issued.
batch-about-waiting = The batch is signed. Its certificates are issued from { $time } on; until then it can be dropped.
batch-about-issuing = The certificates are being issued now. You can leave this page: it goes on without you.
batch-about-done = { $n ->
    [0] No certificate was issued; the list below says why.
    [one] One certificate was issued.
   *[other] { $number } certificates were issued.
}
batch-about-dropped = This batch was dropped. Nothing of it was issued; everybody in it can be put into another batch.
batch-progress = Progress
batch-checked = { $done } of { $all } checked
batch-made = { $done } of { $all } issued
batch-look-again = Look again
batch-stuck = Has nothing changed for a while?
batch-stuck-text = Checking and issuing stop when something is missing, such as a setting. Once that is mended, the batch can go on where it stopped: nobody is left out, and nobody gets two certificates. It is also tried again every hour.
batch-go-on = Go on
batch-span = Qualified
batch-span-all = at any time
batch-span-from = from { $from } on
batch-span-before = before { $before }
batch-span-both = from { $from } on, before { $before }
batch-prepared = Prepared
batch-signed = Signed
batch-countersigned = Signed by a second admin
batch-starts = Issued from
batch-done = Finished
batch-dropped = Dropped
batch-by-erased = by somebody whose account has been deleted
batch-names = Names to look at before you sign
batch-names-text = The longest names, and those that look most like a slip. Each opens as it would be printed. If one is wrong, ask that person to change it: whoever changes the name now is left out of this batch and can be in the next.
batch-decide = Decide about this batch
batch-sign-open = Sign this batch
batch-sign-text = { $n ->
    [one] The undo window is { $window } and begins when you sign. While it lasts, the batch can be dropped and nothing is issued. When it is over, the certificate is issued and the person gets an email; after that it can be revoked, but never deleted.
   *[other] The undo window is { $window } and begins when you sign. While it lasts, the batch can be dropped and nothing is issued. When it is over, { $number } certificates are issued and everyone gets an email; after that they can be revoked, but never deleted.
}
batch-sign = Sign and issue after the undo window
batch-sign-at-once-text = { $n ->
    [one] The certificate is issued as soon as you sign, and the person gets an email. After that it can be revoked, but never deleted.
   *[other] { $number } certificates are issued as soon as you sign, and everyone gets an email. After that they can be revoked, but never deleted.
}
batch-sign-at-once = Sign and issue now
batch-sign-first-text = { $n ->
    [one] You sign for one certificate. Nothing is issued before another admin has signed the batch, too; until then it can be dropped.
   *[other] You sign for { $number } certificates. Nothing is issued before another admin has signed the batch, too; until then it can be dropped.
}
batch-sign-first = Sign; another admin has to sign as well
batch-drop-open = Drop this batch
batch-drop-text = Nothing of this batch will be issued, and nobody is told. Everybody in it stays ready and can be put into another batch. A batch that was dropped cannot be taken up again.
batch-drop = Drop the batch and issue nothing
batch-members = People in this batch
batch-nobody = Nobody here.
batch-preview = How it would look
batch-filter-all = Everybody
batch-filter-left-out = Left out
batch-filter-listed = Not checked yet
batch-filter-fit = Can be issued
batch-filter-issued = Issued
batch-member-left-out = left out
batch-member-listed = not checked yet
batch-member-fit = can be issued
batch-member-issued = issued
batch-why-name-unconfirmed = The name to be printed is not confirmed.
batch-why-address-unconfirmed = The email address is not confirmed.
batch-why-refused = The certificate was refused.
batch-why-issued = A certificate had already been issued.
batch-why-revoked = A certificate was issued and revoked.
batch-why-name-changed = The name was changed after the batch was prepared. With the new name, this person can be in the next batch.
batch-why-unprintable = The certificate cannot be printed with this name or with the texts of the course.
batch-why-erased = The account has been deleted.
batch-why-settings-missing = A setting is missing that certificates need in a language of the version this person followed.
batch-why-changed = Something changed at the last moment. The list of certificates says how it stands now.
batch-done-signed = The batch is signed.
batch-done-signed-first = Your signature is saved.
batch-done-goes-on = The batch goes on.
batch-done-dropped = The batch has been dropped. Nothing of it was issued.
batch-done-ended = This batch has been dropped meanwhile, so it cannot be signed.
batch-done-nobody-ready = Nobody in this batch can be issued a certificate, so it was not signed.
