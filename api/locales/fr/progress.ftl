progress-title = Ma progression
progress-link = Ce qui est fait, ce qui manque
progress-bar = Activités demandées
progress-tally = { $done } sur { $all }
progress-time-left = Encore { $duration } environ.
progress-award = Certificat :
progress-award-met = Toutes les conditions sont remplies.
progress-award-missing = Voici ce qui est demandé, et où vous en êtes.
progress-met = Rempli.
progress-not-met = Manque encore.
progress-done-on = fait le { $day }
evidence-so-far = { $mark } jusqu’ici
evidence-not-tried = pas encore tenté
evidence-lessons = { $n ->
        [one] { $n } leçon faite
       *[other] { $n } leçons faites
    }
missing-lesson = lisez-la et appuyez sur « Terminé, suivant » à la fin.
missing-more-lessons = { $n ->
        [one] Encore { $n } leçon, au choix parmi celles-ci :
       *[other] Encore { $n } leçons, au choix parmi celles-ci :
    }
missing-grade = Une meilleure note à l’un de ces quiz relève la note d’ensemble :
missing-quiz-not-tried = Pas encore tenté.
missing-quiz-below = { $have } jusqu’ici, { $need } demandés.
missing-unavailable = Le cours n’a rien pour l’instant qui permette de le remplir. Signalez-le comme un problème dans une leçon, et les auteurs s’en occuperont.
way-carry-on = Une tentative est en cours : poursuivez-la.
way-start = Vous pouvez commencer une tentative maintenant.
way-start-from = Vous pourrez commencer une tentative à partir du { $moment }.
way-attempts-left = { $n ->
        [one] Il reste { $n } tentative.
       *[other] Il reste { $n } tentatives.
    }
way-until = Jusqu’au { $moment }.
way-ask = Il ne reste aucune tentative : demandez-en une autre sur la page du quiz.
way-asked = Il ne reste aucune tentative. Vous en avez demandé une autre et recevrez un courriel.
way-closed = Aucune tentative ne peut plus commencer : le quiz ferme le { $moment }.
progress-done-of = { $done } activités demandées faites sur { $all }
