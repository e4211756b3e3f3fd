# Quiz, tentatives, corrigés, demandes de tentative supplémentaire.
problem-assessment-attempt-not-found = Cette tentative n’existe pas ou n’est pas la vôtre.
problem-assessment-question-not-found = Cette tentative ne pose pas cette question.
problem-assessment-under-way = Vous avez une tentative en cours : poursuivez celle-ci.
problem-assessment-closed = Le quiz a fermé le { $when }.
problem-assessment-not-open-yet = Le quiz ouvrira le { $when }.
problem-assessment-no-attempts-left = { $limit ->
    [one] Vous avez utilisé la seule tentative possible. Vous pouvez en demander une nouvelle.
   *[other] Vous avez utilisé les { $limit } tentatives. Vous pouvez en demander une nouvelle.
  }
problem-assessment-wait = La prochaine tentative pourra commencer le { $when }.
problem-assessment-wait-past-closing = Aucune autre tentative n’est possible : le quiz ferme le { $when }, avant la fin du délai d’attente.
problem-assessment-attempt-ended = Cette tentative a été rendue. Ce qui était enregistré à ce moment-là a été noté ; cette réponse n’a pas été enregistrée.
problem-assessment-time-is-up = Le temps de cette tentative est écoulé. Ce qui était enregistré à temps a été noté ; cette réponse n’a pas été enregistrée.
problem-assessment-stale = Une réponse plus récente a été enregistrée dans une autre fenêtre ou sur un autre appareil. Elle est conservée ; la vôtre n’a pas été enregistrée.
problem-assessment-unfit = La réponse ne correspond pas à la question.
problem-assessment-cannot-ask = Vous ne pouvez pas demander de nouvelle tentative pour le moment.
problem-assessment-request-not-found = Cette demande n’existe pas dans ce cours.
problem-assessment-already-decided = Une autre personne a déjà répondu autrement à cette demande. Rechargez la page pour voir sa réponse.
problem-assessment-invalid = Certains champs sont à corriger.
problem-assessment-overtaken = La même action a été faite ailleurs au même moment. Rechargez la page.
fault-answer-wrong-shape = Cette réponse ne correspond pas à ce type de question. Répondez de nouveau dans les champs affichés.
fault-answer-unknown-option = L’un des choix ne figure pas parmi ceux proposés. Choisissez de nouveau.
fault-answer-given-twice = Le même choix ou la même place figure deux fois. Modifiez l’un des deux.
fault-answer-unknown-place = Cette place n’existe pas. Utilisez chaque numéro une fois, à partir de 1.
fault-answer-text-too-long = Cette réponse dépasse 200 caractères. Raccourcissez-la.
fault-answer-not-a-number = Ceci n’est pas un nombre. Écrivez des chiffres, par exemple 12 ou 2,5.
fault-answer-number-too-long = Ce nombre a trop de chiffres. Raccourcissez-le.
fault-attempt-reason-missing = Écrivez quelques mots ici.
fault-attempt-reason-too-long = Ce texte dépasse 1 000 caractères. Raccourcissez-le.
quiz-expect = À quoi vous attendre
quiz-fallback = Ce quiz n’est pas encore disponible dans votre langue : le voici dans sa langue d’origine ({ $language }).
quiz-done = Vous avez réussi ce quiz.
quiz-mark = Votre résultat à ce jour : { $percent }.
quiz-to-progress = Voir ce qui manque encore
quiz-saving = Vos réponses sont enregistrées au fur et à mesure. Vous pouvez fermer la page, revenir plus tard ou continuer sur un autre appareil.
quiz-percent = { $percent } %
quiz-fact-questions = Questions
quiz-fact-time = Durée
quiz-fact-attempts = Tentatives
quiz-fact-pass-mark = Seuil de réussite
quiz-fact-counts = Résultat retenu
quiz-fact-wait = Délai entre deux tentatives
quiz-fact-opens = Ouverture
quiz-fact-closes = Fermeture
quiz-fact-feedback = Commentaires sur vos réponses
quiz-fact-keys = Bonnes réponses
quiz-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
  }
quiz-minutes-at-most = { $n ->
    [one] { $n } minute au plus, à partir du moment où vous commencez
   *[other] { $n } minutes au plus, à partir du moment où vous commencez
  }
quiz-minutes-about = { $n ->
    [one] environ { $n } minute, sans limite
   *[other] environ { $n } minutes, sans limite
  }
quiz-attempts-left = { $n ->
    [0] plus aucune
    [one] { $n } restante
   *[other] { $n } restantes
  }
quiz-attempts-unlimited = autant que vous voulez
quiz-wait-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
quiz-counts-best = votre meilleure tentative
quiz-counts-last = votre dernière tentative
quiz-counts-first = votre première tentative
quiz-counts-average = la moyenne de vos tentatives
quiz-shown-after-submit = affichés après chaque tentative
quiz-shown-when-settled = dès que vous avez réussi ou utilisé toutes les tentatives
quiz-shown-never = non affichés
quiz-start = Commencer le quiz
quiz-start-again = Commencer une nouvelle tentative
quiz-carry-on = Poursuivre votre tentative
quiz-none-left = { $limit ->
    [one] Vous avez utilisé la seule tentative possible.
   *[other] Vous avez utilisé les { $limit } tentatives.
  }
quiz-attempts = Vos tentatives
quiz-column-attempt = Tentative
quiz-column-started = Début
quiz-column-result = Résultat
quiz-attempt-number = Tentative { $number }
quiz-row-open = en cours
quiz-passed = Réussi
quiz-not-passed = Non réussi
quiz-ask-title = Demander une nouvelle tentative
quiz-ask-text = Une personne qui anime le cours lit votre demande. Un courriel vous préviendra si une nouvelle tentative vous est accordée.
quiz-ask-reason = Pourquoi souhaitez-vous une nouvelle tentative ?
quiz-ask-hint = Une phrase ou deux suffisent.
quiz-ask-send = Demander une nouvelle tentative
quiz-said-asked = Votre demande a été envoyée.
quiz-asked = Vous avez demandé une nouvelle tentative le { $when }. La demande attend une réponse.
quiz-granted = Une nouvelle tentative vous a été accordée.
quiz-refused = Votre demande de nouvelle tentative a été refusée : « { $answer } »
quiz-refused-wordless = Votre demande de nouvelle tentative a été refusée.
attempt-title = { $title }, tentative { $number }
attempt-intro = Chaque réponse est enregistrée dès que vous la donnez.
attempt-no-scripts = Votre navigateur n’exécute pas de scripts : une réponse est enregistrée quand vous appuyez sur « Enregistrer » ci-dessous ou remettez le quiz.
attempt-ends = Le temps imparti se termine le { $when }.
attempt-time-left = Temps restant : { $time }
attempt-time-over = Le temps est écoulé. Rendez vos réponses maintenant : ce qui a été enregistré à temps compte.
attempt-legend = { $points ->
    [one] Question { $number } sur { $all } · { $points } point
   *[other] Question { $number } sur { $all } · { $points } points
  }
attempt-error = Question { $number } : { $what }
attempt-newer-short = une réponse plus récente a été enregistrée ailleurs. Choisissez celle à garder.
attempt-newer = Une réponse plus récente à cette question a été enregistrée dans une autre fenêtre ou sur un autre appareil :
attempt-take-newer = Utiliser la réponse plus récente
attempt-keep-mine = Garder la réponse ci-dessous
attempt-saved = Enregistré
attempt-report = Signaler un problème
attempt-save = Enregistrer
attempt-hand-in = Rendre mes réponses
attempt-said-saved = Vos réponses sont enregistrées. Vous pouvez continuer, ou fermer la page et revenir.
attempt-choose = Choisir…
attempt-choose-all = Choisissez toutes les propositions exactes.
attempt-order-hint = Donnez à chaque élément sa place : 1 est la première.
attempt-place-of = Place de « { $item } »
attempt-your-answer = Votre réponse
answer-true = Vrai
answer-false = Faux
hand-in-title = Rendre vos réponses alors que des questions restent sans réponse ?
hand-in-blank = { $n ->
    [one] Une question n’a pas encore de réponse :
   *[other] { $n } questions n’ont pas encore de réponse :
  }
hand-in-question = Question { $number }
hand-in-text = Une question sans réponse ne rapporte aucun point. Une fois la tentative rendue, rien ne peut plus y être modifié.
hand-in-back = Revenir aux questions
hand-in-anyway = Rendre quand même
review-title = { $title }, tentative { $number } : résultat
review-closed = Le temps imparti à cette tentative s’est terminé le { $when }. Ce que vous aviez enregistré jusque-là a été conservé et noté.
review-too-late = Cette tentative était déjà terminée quand vos dernières réponses sont arrivées. Elles n’ont pas été comptées ; ce qui était enregistré auparavant a été noté.
review-passed = Réussi
review-failed = Non réussi
review-points = Points : { $earned } sur { $possible }
review-pass-mark = seuil de réussite : { $percent }
review-counts = Le résultat retenu est { $percent } ({ $rule }).
review-to-progress = Voir ma progression
review-to-quiz = Revenir au quiz
review-what-next = Ce que je peux faire maintenant
review-feedback-later = Les points et les commentaires de chaque question s’affichent dès que vous avez réussi ou utilisé toutes les tentatives.
review-keys-later = Les bonnes réponses s’affichent dès que vous avez réussi ou utilisé toutes les tentatives.
review-right = Juste
review-partly = En partie juste
review-wrong = Inexact
review-blank = Sans réponse
review-your-answer = Votre réponse :
review-right-answer = Bonne réponse :
review-chosen = Votre réponse
review-chosen-right = Votre réponse, juste
review-chosen-wrong = Votre réponse, inexacte
review-right-option = Bonne réponse
review-late = Cette réponse est arrivée une fois le temps écoulé, dans la minute prévue pour les connexions lentes. Elle compte.
requests-title = Demandes de nouvelle tentative
requests-intro = Les plus anciennes d’abord. Si vous accordez une tentative, la personne en est informée par courriel ; si vous refusez, elle lit votre réponse sur la page du quiz.
requests-none = Personne n’attend de nouvelle tentative.
requests-used = { $n ->
    [one] { $n } tentative utilisée
   *[other] { $n } tentatives utilisées
  }
requests-grant = Accorder une nouvelle tentative
requests-refuse-open = Refuser
requests-answer = Votre réponse
requests-answer-hint = La personne lira cette réponse : dites pourquoi, et ce qui l’aiderait.
requests-refuse = Refuser la demande
requests-said-granted = Une nouvelle tentative a été accordée ; la personne en est informée par courriel.
requests-said-refused = La demande a été refusée. La personne peut lire votre réponse.
