# Letters the platform writes. Plain text; an empty line between paragraphs.
letter-greeting = Hello { $name },
letter-greeting-nameless = Hello,
letter-foot =
    --
    This email was sent by the learning platform at { $site }
letter-confirm =
    Somebody, probably you, gave the address { $email } at { $site }. Please confirm that it is yours: open this page and press the button there.

    { $link }

    The link works for 72 hours. You can start learning before you confirm, but a certificate is issued only afterwards.

    If it was not you, ignore this email: the address will not be used.
    .subject = Please confirm your email address
letter-already-registered =
    Somebody, probably you, gave this address at { $site } to create an account or to change one. It already belongs to your account, so nothing was changed.

    You can sign in with it as usual. If you have forgotten your password, choose a new one here:

    { $link }

    If it was not you, you do not need to do anything.
    .subject = You already have an account
letter-reset =
    Open this page to choose a new password for your account at { $site }:

    { $link }

    The link works once, within 30 minutes. After that, you can ask for another on the sign-in page.

    If you did not ask for it, ignore this email: your password stays as it is.
    .subject = Choose a new password
letter-locked =
    Too many attempts to sign in to your account at { $site } have failed. To protect your account, the password alone no longer opens it, except on devices where you signed in before. Your courses and answers are safe.

    Open this page to choose a new password; after that you can sign in again everywhere:

    { $link }

    The link works once, within 30 minutes. After that, use “Forgotten your password?” on the sign-in page.
    .subject = Your account needs a new password
letter-password-changed =
    The password of your account at { $site } has just been changed. You were signed out on all other devices.

    If it was you, you do not need to do anything. If it was not, choose a new password at once:

    { $link }
    .subject = Your password was changed
letter-address-changed =
    The email address of your account at { $site } was changed. Our emails now go to the new address, and you sign in with it. The address { $email } no longer belongs to the account.

    If you did not want this, write at once to the organisation that runs the platform.
    .subject = Your email address was changed
letter-enrolled =
    You are enrolled in “{ $course }”. Begin whenever you like:

    { $link }

    There is no hurry: what you do is kept, and “My courses” takes you back to where you stopped.
    .subject = You are enrolled: { $course }
letter-qualified =
    Congratulations! You have met every requirement of “{ $award }” in the course “{ $course }”.

    Before the certificate can be issued, please tell us how your name should be printed on it:

    { $link }
    .subject = You qualify for a certificate: please confirm your name
letter-issued =
    Your certificate has been issued. Its code is { $code }.

    Anyone who has the code can check the certificate here, without an account:

    { $link }

    To download it, sign in and open “My certificates”.
    .subject = Your certificate has been issued
letter-replaced =
    Your certificate { $code } was replaced by a corrected one. You can see it here:

    { $link }

    Please use the new one from now on. Anyone who checks the old code sees that it was replaced. To download the new certificate, sign in and open “My certificates”.
    .subject = Your certificate was replaced
letter-revoked =
    Your certificate { $code } was revoked. The reason given is:

    { $reason }

    Anyone who checks the code sees that the certificate was revoked:

    { $link }

    If you have a question about this, write to the organisation that issued it.
    .subject = Your certificate was revoked
letter-correction-refused =
    You asked for a corrected certificate in place of { $code }. It was not issued. The reason given is:

    { $reason }

    The certificate you have stays valid. You can see it, and ask again, here:

    { $link }
    .subject = About your request for a corrected certificate
letter-attempt-granted =
    You may try “{ $activity }” in the course “{ $course }” once more. Begin whenever you are ready:

    { $link }
    .subject = You have one more attempt: { $activity }
