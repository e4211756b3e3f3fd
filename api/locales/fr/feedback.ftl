problem-feedback-report-not-found = Ce signalement n’existe pas pour ce cours.
problem-feedback-invalid = Ce signalement ne peut pas être envoyé tel quel.
fault-report-missing = Écrivez en quelques mots ce qui ne va pas.
fault-report-too-long = Ce signalement dépasse 5 000 caractères. Raccourcissez-le et envoyez-le de nouveau.
