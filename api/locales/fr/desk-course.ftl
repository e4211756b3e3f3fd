# Les cours au bureau.
desk-courses-title = Cours dont vous vous occupez
desk-no-courses = Vous n’avez aucun cours à suivre.
desk-certificates = Certificats
desk-attempt-requests = Demandes de nouvelle tentative
desk-sheet = Télécharger la progression (CSV)
desk-learners = Personnes inscrites
desk-no-learners = Personne ne s’est encore inscrit.
desk-done = Fait
desk-done-of = { $done } sur { $asked } ({ $percent } %)
desk-marks = Quiz
desk-awards = Certificat
desk-left = parti
desk-met = conditions remplies
desk-missing = { $n ->
    [one] un élément manque
   *[other] { $n } éléments manquent
    }
desk-next = Suite de la liste
desk-sheet-name = Nom
desk-sheet-email = Adresse de courriel
desk-sheet-enrolled = Inscription
desk-sheet-left = Départ
desk-sheet-done = Fait
desk-sheet-asked = Demandé
desk-sheet-met = oui
desk-sheet-not-met = pas encore
