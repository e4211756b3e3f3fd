# Les cours au bureau.
desk-courses-title = Cours à votre charge
desk-no-courses = Vous n’avez la charge d’aucun cours.
desk-certificates = Certificats
desk-attempt-requests = Demandes de nouvelle tentative
desk-sheet = Télécharger la progression (CSV)
desk-learners = Personnes inscrites
desk-no-learners = Aucune personne n’est encore inscrite.
desk-done = Fait
desk-done-of = { $done } sur { $asked } ({ $percent } %)
desk-marks = Quiz
desk-awards = Certificat
desk-left = a quitté le cours
desk-met = conditions remplies
desk-missing = { $n ->
    [one] un élément manque
   *[other] { $n } éléments manquent
    }
desk-next = Personnes suivantes
desk-sheet-name = Nom
desk-sheet-email = Adresse de courriel
desk-sheet-enrolled = Inscription
desk-sheet-left = Départ
desk-sheet-done = Faites
desk-sheet-asked = Obligatoires
desk-sheet-met = oui
desk-sheet-not-met = pas encore
