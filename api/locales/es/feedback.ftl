problem-feedback-report-not-found = No existe ese aviso sobre este curso.
problem-feedback-invalid = Este aviso no se puede enviar tal como está.
fault-report-missing = Escriba en pocas palabras qué está mal.
fault-report-too-long = Este aviso supera los 5000 caracteres. Acórtelo y envíelo de nuevo.
