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
desk-to-account = Compte, rôles et adresse de courriel
desk-quiz = Quiz
desk-mark = Résultat retenu
desk-attempts = Tentatives
desk-attempts-of = { $used } sur { $limit } utilisées
desk-attempts-unlimited = { $used }, sans limite
desk-more-attempts = Une de plus
desk-grant-attempt = Accorder une tentative
desk-attempt-asked = La personne en a demandé une :
desk-attempts-are-left = Il reste des tentatives pour ce quiz ; il n’y avait rien à accorder.
desk-taken = Cours suivis par cette personne
desk-history-assessment-attempt-granted = Nouvelle tentative accordée : { $course }
desk-history-assessment-attempt-refused = Nouvelle tentative refusée : { $course }
desk-as-the-learner = Voici ce que voit la personne, dans les mots qui lui sont adressés.
