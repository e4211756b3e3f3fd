# Certificates: mine, the public check, the desk.
problem-certification-not-found = There is no such certificate, or nobody has qualified for it here.
problem-certification-mistyped = This cannot be the code of a certificate: there is a typing error in it.
problem-certification-invalid = Some of what was sent is not as it must be.
problem-certification-name-unprintable = The certificate cannot print these characters of the name: { $characters }. Please write the name in Latin, Greek or Cyrillic letters.
problem-certification-text-unprintable = The course or the issuer has texts that cannot be printed on a certificate. Characters: { $characters }. Nothing was issued.
problem-certification-name-locked = A certificate was issued with this name already. To correct it, ask the organisation that issued it for a corrected certificate.
problem-certification-settings-missing = Nothing can be issued yet. These settings are missing: { $settings }. The operator of this site sets them; “mooc config” lists all settings.
problem-certification-ended = This certificate is no longer valid: it was revoked or replaced. Nothing was changed.
problem-certification-already-issued = A certificate has been issued already. It can be revoked, but no longer refused.
problem-certification-holder-erased = The holder’s name was taken out at the holder’s wish, so there is no file to print. A file or paper in the holder’s hands can still be checked.
problem-certification-not-in-language = The certificate was not issued in this language.
problem-certification-too-many = Fifty people at most can be named at once.
fault-printed-name-unprintable = Some characters of this name cannot be printed. Please write it in Latin, Greek or Cyrillic letters.
fault-printed-name-too-long = This name does not fit on a certificate. Please shorten it.
fault-reason-missing = Please say why.
fault-reason-too-long = Please use at most 1000 characters.
fault-reason-with-controls = The text has characters that cannot be kept. Please type it anew.
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
mine-to-course = To the course
mine-qualified = You met all requirements on { $day }.
mine-waiting = You met all requirements on { $day } and are waiting for your certificate since then.
mine-waiting-text = The organisation that issues it has been told. You will get a mail as soon as it is issued; there is nothing left for you to do.
mine-confirm-name = One thing is missing: say how your name is to be printed. The certificate can be issued only after that.
mine-confirm-address = One thing is missing: confirm your mail address { $email }. The certificate can be issued only after that.
mine-to-profile = To my profile, where the confirmation can be sent again
mine-refused = The organisation has decided not to issue a certificate.
mine-refused-text = If you think this is a mistake, write to the organisation and quote the reason above.
mine-name = Name to be printed
mine-name-hint = Exactly as it is to stand on the certificate: first and last names in the order you like, with all accents. Once the certificate has been issued, only the organisation can correct it.
mine-name-is = Confirmed: “{ $name }”. You can change it until the certificate is issued.
mine-name-confirm = Confirm this name
mine-name-change = Change the name
mine-name-confirmed = Your name is confirmed.
mine-preview = Preview
mine-preview-text = The preview opens in a new window. It shows how the certificate would look, and is not valid.
mine-issued = Issued to { $name } on { $day }.
mine-check = Check page
mine-check-text = – give its address or the code to whoever wants to check the certificate.
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
check-code-hint = 28 letters and digits in groups of four, beside the square code on the certificate. Capitals, spaces and dashes make no difference.
check-button = Check
check-another = Check another certificate
check-fault-length = { $n ->
    [one] A code has 28 letters and digits; this has { $n }. Compare it with the certificate.
   *[other] A code has 28 letters and digits; this has { $n }. Compare it with the certificate.
}
check-fault-mistaken = No code has the character { $character }: codes use neither 0 and O nor 1 and I. Look at the certificate again; a similar character may be meant.
check-fault-character = No code has the character { $character }. Codes are made of letters and digits only.
check-fault-check = There is a typing error: one of the characters is wrong, or two have changed places. Compare the code with the certificate, group by group.
check-unknown = No certificate has this code.
check-unknown-advice = The code is written correctly, but it was not issued here. Look at the address on the certificate: it must begin with { $address }. If it does, the certificate is not genuine. If it names another address, check it there.
check-valid = This certificate is valid.
check-valid-text = Issued on { $issued }. Checked on { $now }.
check-superseded = This certificate has been replaced.
check-superseded-text = It was issued on { $issued } and replaced by a corrected certificate on { $ended }. Only the new one is valid.
check-successor = The certificate that took its place
check-revoked = This certificate has been revoked.
check-revoked-text = It was issued on { $issued } and is no longer valid since { $ended }. What it printed is shown below.
check-erased = Name taken out at the holder’s wish
check-erased-text = The holder had their name taken out of this site. The number, the course, the dates and the status stay, so that a paper or file in the holder’s hands can still be checked.
check-compare = Compare every field with the paper or the file in front of you: they must be the same.
check-signed-by = Signed by
check-others = The same certificate in its other languages
certificates-title = Certificates: { $course }
certificates-missing = Nothing can be issued yet
certificates-awards = Certificates of this course
certificates-filter = Who is shown
certificates-filter-all = Everybody
certificates-filter-ready = Ready
certificates-filter-name-unconfirmed = Name not confirmed
certificates-filter-address-unconfirmed = Mail address not confirmed
certificates-filter-refused = Refused
certificates-filter-issued = Issued
certificates-filter-revoked = Revoked
certificates-none = Nobody here. People appear as soon as they meet all requirements.
certificates-name = Name to be printed
certificates-unnamed = not confirmed yet
certificates-account = Account
certificates-qualified = Qualified on
certificates-evidence = Evidence
certificates-status = Status
certificates-status-ready = ready
certificates-status-name-unconfirmed = name not confirmed
certificates-status-address-unconfirmed = mail address not confirmed
certificates-status-refused = refused
certificates-status-issued = issued
certificates-status-revoked = revoked
certificates-tick = Issue to { $name }
certificates-refuse = Refuse …
certificates-look-refusal = Change or withdraw the refusal …
certificates-issue-ready = { $n ->
    [one] Issue to the one who is ready …
   *[other] Issue to all { $n } who are ready …
}
certificates-issue-ticked = Issue to those ticked …
certificates-issue-text = You will see the names before anything is issued. Who has not confirmed name or mail address joins as soon as that is done.
certificates-issued = { $n ->
    [0] No certificate was issued: there was nobody to issue one to.
    [one] One certificate was issued.
   *[other] { $n } certificates were issued.
}
certificates-to-come = { $n ->
    [one] One more is being issued now.
   *[other] { $n } more are being issued now; load this page again to see how far it is.
}
certificates-skipped = { $n ->
    [one] One person was passed over: see the status.
   *[other] { $n } people were passed over: see the status of each.
}
certificates-done-refused = The refusal is noted. The learner sees the reason.
certificates-done-withdrawn = The refusal was withdrawn.
certificates-cancel = Cancel
certificates-back = Back to the list
issue-title = { $n ->
    [one] Issue one certificate?
   *[other] Issue { $n } certificates?
}
issue-text = What is issued stays for ever: it can be revoked or replaced by a corrected certificate, but never deleted. Everyone gets a mail.
issue-names = Names as they will be printed
issue-more = The first { $shown } of { $n } are shown. All { $n } will be issued.
issue-button = Issue
refusal-title = Refuse a certificate
refusal-text = The person met all requirements. If you refuse all the same, they read your reason on their page “My certificates”. You can withdraw the refusal later.
refusal-reason = Reason
refusal-reason-hint = The person reads this. At most 1000 characters.
refusal-button = Refuse
refusal-change = Change the reason
refusal-withdraw = Withdraw the refusal
refusal-withdraw-text = The person can get a certificate again.
certificate-title = Certificate { $code }
certificate-heading = A certificate
certificate-issued = Issued
certificate-ended = Ended
certificate-reason = Reason
certificate-by-program = by the program or the operator
certificate-by-operator = by the operator
certificate-public = Public check page
certificate-person = The person at the desk
certificate-end = Is something wrong with it?
certificate-end-text = If only the name is wrong, replace the certificate by a corrected one. Revoke it when it should not have been issued at all.
certificate-back = Back to the certificate
certificate-done-revoked = The certificate has been revoked. The holder gets a mail.
certificate-done-replaced = This is the corrected certificate. The holder gets a mail.
ending-revoke-title = Revoke a certificate
ending-revoke-text = The check page will say that the certificate is no longer valid; there will be no file of it any more. This cannot be undone; you can only issue another certificate.
ending-revoke-button = Revoke this certificate
ending-replace-title = Replace by a corrected certificate
ending-replace-text = A new certificate with a new code takes the place of this one. All it prints stays the same but the name, the code and the date of issue. The old one’s check page leads to the new one.
ending-replace-button = Replace this certificate
ending-name = Correct name
ending-name-hint = As it is to be printed, with all accents.
ending-reason = Reason
ending-reason-hint = Kept with the certificate, and written to the holder. The public check page does not show it. At most 1000 characters.
