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
problem-certification-already-issued = A certificate has already been issued. It can still be revoked, but no longer refused.
problem-certification-holder-erased = The holder’s name was removed at the holder’s request, so there is no file to print. A file or paper in the holder’s hands can still be checked.
problem-certification-no-file = There is no file of this certificate: it was revoked or replaced, or the holder’s name was removed at the holder’s request. The check page says how it stands.
problem-certification-not-in-language = The certificate was not issued in this language.
problem-certification-too-many = You can name at most fifty people at once.
fault-issue-whom = Please say whom to issue to: either everybody who is ready, or the people you name.
fault-printed-name-unprintable = Some characters of this name cannot be printed. Please write it in Latin, Greek or Cyrillic letters.
fault-printed-name-too-long = This name does not fit on a certificate. Please shorten it.
fault-printed-name-unchanged = This is the name the certificate already prints. Write it as it ought to be.
fault-reason-missing = Please say why.
fault-reason-too-long = Please use at most 1,000 characters.
fault-reason-with-controls = The text contains characters that cannot be stored. Please type it again.
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
