progress-title = Ma progression
progress-link = Ce qui est fait, ce qui manque
progress-bar = Activités obligatoires
progress-tally = { $done } sur { $all }
progress-time-left = Encore { $duration } environ.
progress-award = Certificat :
progress-award-met = Vous remplissez toutes les conditions.
progress-award-missing = Voici ce qui est demandé, et où vous en êtes.
progress-met = Remplie.
progress-not-met = Pas encore remplie.
progress-done-on = fait le { $day }
evidence-so-far = { $mark } jusqu’ici
evidence-not-tried = pas encore tenté
evidence-lessons = { $n ->
        [one] { $n } leçon terminée
       *[other] { $n } leçons terminées
    }
missing-lesson = lisez-la et appuyez sur « Terminé, suivant » à la fin.
missing-more-lessons = { $n ->
        [one] Encore { $n } leçon, au choix parmi celles-ci :
       *[other] Encore { $n } leçons, au choix parmi celles-ci :
    }
missing-grade = Une meilleure note à l’un de ces quiz améliore votre note d’ensemble :
missing-quiz-not-tried = Pas encore tenté.
missing-quiz-below = { $have } jusqu’ici ; il faut { $need }.
missing-unavailable = Pour l’instant, rien dans le cours ne permet de remplir cette condition. Utilisez « Signaler un problème » dans n’importe quelle leçon : les auteurs s’en occuperont.
way-carry-on = Une tentative est en cours : poursuivez-la.
way-start = Vous pouvez commencer une tentative maintenant.
way-start-from = Vous pourrez commencer une tentative à partir du { $moment }.
way-attempts-left = { $n ->
        [one] Il reste { $n } tentative.
       *[other] Il reste { $n } tentatives.
    }
way-until = Jusqu’au { $moment }.
way-ask = Il ne vous reste aucune tentative : demandez-en une nouvelle sur la page du quiz.
way-asked = Il ne vous reste aucune tentative. Vous en avez demandé une nouvelle et recevrez un courriel.
way-closed = Vous ne pouvez plus commencer de tentative : le quiz ferme le { $moment }.
progress-done-of = { $done } activités obligatoires faites sur { $all }
