# Letters the platform writes. Plain text; an empty line between paragraphs.
letter-greeting = Hello { $name },
letter-greeting-nameless = Hello,
letter-foot =
    --
    This mail was written by the learning platform at { $site }
letter-confirm =
    Somebody, probably you, gave the address { $email } at { $site }. Please confirm that it is yours: open this page and press the button there.

    { $link }

    The link is good for 72 hours. You can start learning before you confirm, but a certificate is issued only afterwards.

    If it was not you, ignore this mail: the address will not be used.
    .subject = Please confirm your mail address
letter-already-registered =
    Somebody, probably you, gave this address at { $site } to make an account or to change one. It belongs to your account already, so nothing was changed.

    You can sign in with it as usual. If you have forgotten your password, choose a new one here:

    { $link }

    If it was not you, you need not do anything.
    .subject = You have an account already
letter-reset =
    Open this page to choose a new password for your account at { $site }:

    { $link }

    The link is good for 30 minutes and works once. When it has ended, you can ask for another on the sign-in page.

    If you did not ask for it, ignore this mail: your password stays as it is.
    .subject = Choose a new password
letter-locked =
    Very many attempts to sign in to your account at { $site } have failed. To protect it, it no longer opens with the password alone, except on devices on which you signed in before. Your courses and answers are safe.

    Open this page to choose a new password; after that you can sign in again everywhere:

    { $link }

    The link is good for 30 minutes and works once. When it has ended, use “Forgotten your password?” on the sign-in page.
    .subject = Your account needs a new password
letter-password-changed =
    The password of your account at { $site } has just been changed. You were signed out on all other devices.

    If it was you, you need not do anything. If it was not, choose a new password at once:

    { $link }
    .subject = Your password was changed
letter-address-changed =
    The mail address of your account at { $site } was changed. Letters now go to the new address, and you sign in with it. The address { $email } no longer belongs to the account.

    If you did not want this, write at once to the organisation that runs the platform.
    .subject = Your mail address was changed
letter-enrolled =
    You are enrolled in “{ $course }”. Begin whenever you like:

    { $link }

    There is no hurry: what you do is kept, and “My courses” takes you back to where you stopped.
    .subject = You are enrolled: { $course }
letter-qualified =
    Congratulations! You have met every requirement of “{ $award }” in the course “{ $course }”.

    Before the certificate can be issued, please say how your name is to be printed on it:

    { $link }
    .subject = You qualify for a certificate: please confirm your name
letter-issued =
    Your certificate has been issued. Its code is { $code }.

    Whoever knows the code can check the certificate here, without an account:

    { $link }

    To download it, sign in and open “My certificates”.
    .subject = Your certificate has been issued
letter-replaced =
    Your certificate { $code } was replaced by a corrected one, which you find here:

    { $link }

    Please use the new one from now on. Whoever checks the old code is told that it was replaced. To download the new certificate, sign in and open “My certificates”.
    .subject = Your certificate was replaced
letter-revoked =
    Your certificate { $code } was revoked. The reason given is:

    { $reason }

    Whoever checks the code is told that the certificate was revoked:

    { $link }

    If you have a question about this, write to the organisation that issued it.
    .subject = Your certificate was revoked
letter-attempt-granted =
    You may try “{ $activity }” in the course “{ $course }” once more. Begin whenever you are ready:

    { $link }
    .subject = You have one more attempt: { $activity }
