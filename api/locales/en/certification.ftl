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
