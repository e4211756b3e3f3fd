minutes-short = { $n } min
duration-minutes = { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
duration-hours = { $n ->
        [one] { $n } heure
       *[other] { $n } heures
    }
duration-both = { $hours } { $minutes }
percent = { $number } %
quoted = « { $title } »
requirement-all = Terminer toutes les leçons obligatoires et réussir tous les quiz obligatoires.
requirement-all-of = Terminer toutes les leçons obligatoires et réussir tous les quiz obligatoires de { $modules }.
requirement-mark = Obtenir au moins { $mark } au quiz « { $quiz } ».
requirement-lessons = { $n ->
        [one] Terminer au moins { $n } leçon.
       *[other] Terminer au moins { $n } leçons.
    }
requirement-grade = Obtenir une note d’ensemble d’au moins { $mark }.
